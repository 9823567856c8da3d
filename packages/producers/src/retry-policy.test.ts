import { createRandom, InvalidArgumentError } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { createRetryPolicy, planBackoffMs } from './retry-policy.ts';

const drawing = (value: number) => ({ ...createRandom(1), next: () => value });

describe('createRetryPolicy', () => {
  it('fills up what is left out', () => {
    expect(createRetryPolicy({ maxAttempts: 2 })).toEqual({
      maxAttempts: 2,
      baseDelayMs: 100,
      maxDelayMs: 5_000,
    });
  });

  it.each([{ maxAttempts: 0 }, { maxAttempts: 1.5 }, { baseDelayMs: -1 }, { maxDelayMs: Number.NaN }])(
    'refuses %o',
    (options) => {
      expect(() => createRetryPolicy(options)).toThrow(InvalidArgumentError);
    },
  );
});

describe('planBackoffMs', () => {
  const policy = createRetryPolicy();
  const plan = (random: number) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => planBackoffMs(n, policy, drawing(random)));

  it('doubles its upper end from 100 ms to at most 5,000 ms', () => {
    expect(plan(1)).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  it('draws from the whole span down to 0 ms', () => {
    expect(plan(0.5)).toEqual([50, 100, 200, 400, 800, 1_600, 2_500, 2_500]);
    expect(plan(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
