import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock } from './system-clock.ts';

describe('createSystemClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the time of the machine', () => {
    expect(createSystemClock().now()).toBe(1_000_000);
  });

  it('runs on from where it was advanced to', () => {
    const clock = createSystemClock();
    clock.advanceTo(1_060_000);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(1_060_500);
  });

  it('fires a timer when the machine gets there', () => {
    const clock = createSystemClock();
    const fired: number[] = [];
    clock.setTimer(1_000_200, () => fired.push(clock.now()));
    vi.advanceTimersByTime(199);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual([1_000_200]);
  });

  it('fires an earlier timer first although it was set later', () => {
    const clock = createSystemClock();
    const fired: string[] = [];
    clock.setTimer(1_000_200, () => fired.push('late'));
    clock.setTimer(1_000_100, () => fired.push('early'));
    vi.advanceTimersByTime(300);
    expect(fired).toEqual(['early', 'late']);
  });

  it('skips a wait of a minute and fires its timer once', () => {
    const clock = createSystemClock();
    const fired: number[] = [];
    clock.setTimer(1_060_000, () => fired.push(clock.now()));
    clock.advanceTo(1_060_000);
    vi.advanceTimersByTime(120_000);
    expect(fired).toEqual([1_060_000]);
  });

  it('waits for a timer that is further away than setTimeout reaches', () => {
    const clock = createSystemClock();
    const fired: string[] = [];
    const days30 = 30 * 86_400_000;
    clock.setTimer(1_000_000 + days30, () => fired.push('monthly'));
    vi.advanceTimersByTime(days30 - 1);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(['monthly']);
  });
});
