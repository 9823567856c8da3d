import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { createTimerQueue } from './timer-queue.ts';

describe('createTimerQueue', () => {
  it('fires what is left of 5000 timers in order of due time, then of setting, whatever was cancelled', () => {
    const random = createRandom(11);
    const timers = createTimerQueue();
    const fired: number[] = [];
    const set = Array.from({ length: 5_000 }, (_, order) => {
      const dueMs = random.integer(0, 999);
      return { order, dueMs, timer: timers.add(dueMs, () => fired.push(order)) };
    });
    const kept = set.filter(({ timer }) => {
      const cancelled = random.next() < 0.9;
      if (cancelled) timer.cancel();
      return !cancelled;
    });
    const expected = kept.toSorted((a, b) => a.dueMs - b.dueMs || a.order - b.order);

    expect(timers.nextDueMs()).toBe(expected[0]?.dueMs);
    for (let run = timers.takeDue(1_000); run; run = timers.takeDue(1_000)) run();
    expect(fired).toEqual(expected.map(({ order }) => order));
  });

  it('takes a second cancel, and one after the timer has fired, as none', () => {
    const timers = createTimerQueue();
    const first = timers.add(1, () => {});
    const others = Array.from({ length: 2_000 }, () => timers.add(2, () => {}));
    timers.takeDue(1)?.();
    for (let time = 0; time < 3_000; time += 1) first.cancel();
    for (const timer of others.slice(1)) {
      timer.cancel();
      timer.cancel();
    }

    expect(timers.nextDueMs()).toBe(2);
    others[0]?.cancel();
    expect(timers.nextDueMs()).toBeUndefined();
  });
});
