import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

describe('createVirtualClock', () => {
  it('stands still until it is advanced', () => {
    const clock = createVirtualClock({ startMs: 1_000 });
    expect(clock.now()).toBe(1_000);
    clock.advanceTo(2_500);
    expect(clock.now()).toBe(2_500);
  });

  it('fires 3 timers in order of their due times, each at its own time', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const fired: [string, number][] = [];
    clock.setTimer(300, () => fired.push(['c', clock.now()]));
    clock.setTimer(100, () => fired.push(['a', clock.now()]));
    clock.setTimer(200, () => fired.push(['b', clock.now()]));
    clock.advanceTo(250);
    expect(fired).toEqual([
      ['a', 100],
      ['b', 200],
    ]);
    expect(clock.nextDueMs()).toBe(300);
  });

  it('fires timers that are due at one time in the order they were set', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const fired: number[] = [];
    for (const each of [1, 2, 3, 4, 5]) clock.setTimer(10, () => fired.push(each));
    clock.advanceTo(10);
    expect(fired).toEqual([1, 2, 3, 4, 5]);
  });

  it('fires a timer that another timer has set on the way', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const fired: number[] = [];
    clock.setTimer(10, () => clock.setTimer(20, () => fired.push(clock.now())));
    clock.advanceTo(30);
    expect(fired).toEqual([20]);
  });

  it('does not fire a timer that was called off', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const fired: string[] = [];
    clock.setTimer(10, () => fired.push('kept'));
    clock.setTimer(5, () => fired.push('cancelled')).cancel();
    expect(clock.nextDueMs()).toBe(10);
    clock.advanceTo(10);
    expect(fired).toEqual(['kept']);
  });

  it('never runs backward', () => {
    const clock = createVirtualClock({ startMs: 100 });
    clock.advanceTo(50);
    expect(clock.now()).toBe(100);
  });

  it('tells its listeners of every step', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const seen: number[] = [];
    clock.onAdvance((nowMs) => seen.push(nowMs));
    clock.setTimer(10, () => {});
    clock.advanceTo(25);
    expect(seen).toEqual([10, 25]);
  });
});
