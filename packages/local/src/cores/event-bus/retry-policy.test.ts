import { createRandom, type Random } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { planRetry } from './retry-policy.ts';

const fixed = (value: number): Random => ({ ...createRandom(1), next: () => value });
const fresh = { retryPolicy: undefined, ingestedAtMs: 0, retries: 0 };

describe('planRetry', () => {
  it.each([
    [0, 0, 500],
    [0, 0.999, 999],
    [1, 0, 1_000],
    [5, 0.5, 24_000],
    [10, 0, 300_000],
    [184, 0.5, 450_000],
  ])('waits, after %i retries and at a draw of %d, %i ms', (retries, draw, dueMs) => {
    expect(planRetry({ ...fresh, retries }, 0, fixed(draw))).toEqual({ dueMs });
  });

  it('gives up after 185 retries by default', () => {
    expect(planRetry({ ...fresh, retries: 185 }, 0, fixed(0))).toEqual({
      exhausted: 'MaximumRetryAttempts',
    });
  });

  it('gives up at once when 0 retries are allowed', () => {
    const state = { ...fresh, retryPolicy: { MaximumRetryAttempts: 0 } };

    expect(planRetry(state, 0, fixed(0))).toEqual({ exhausted: 'MaximumRetryAttempts' });
  });

  it('retries a last time at the deadline and gives up there', () => {
    const state = { ...fresh, retries: 10, retryPolicy: { MaximumEventAgeInSeconds: 60 } };

    expect(planRetry(state, 59_999, fixed(0))).toEqual({ dueMs: 60_000 });
    expect(planRetry(state, 60_000, fixed(0))).toEqual({ exhausted: 'MaximumEventAgeInSeconds' });
  });

  it('spreads 185 retries over most of the default 24 hours', () => {
    let nowMs = 0;
    for (let retries = 0; retries < 185; retries += 1) {
      const plan = planRetry({ ...fresh, retries }, nowMs, fixed(0.5));
      if ('dueMs' in plan) nowMs = plan.dueMs;
    }

    expect(Math.round(nowMs / 3_600_000)).toBe(22);
  });
});
