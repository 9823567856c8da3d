import type { AdvanceableClock } from './clock.ts';
import { createTimerQueue } from './timer-queue.ts';

export interface VirtualClockOptions {
  /** First time that the clock shows, epoch ms. @default 2025-01-01T00:00:00.000Z */
  readonly startMs?: number;
}

/**
 * Time that stands still until it is advanced.
 *
 * @example
 * ```ts
 * const clock = createVirtualClock({ startMs: 0 });
 * clock.setTimer(30_000, () => console.log('visible again'));
 * clock.advanceTo(30_000); //=> prints "visible again" at once
 * ```
 */
export function createVirtualClock({
  startMs = Date.UTC(2025, 0, 1),
}: VirtualClockOptions = {}): AdvanceableClock {
  const timers = createTimerQueue();
  const listeners: ((nowMs: number) => void)[] = [];
  let nowMs = startMs;

  const stepTo = (ms: number) => {
    if (ms <= nowMs) return;
    nowMs = ms;
    for (const listener of listeners) listener(nowMs);
  };

  return {
    running: false,
    now: () => nowMs,
    setTimer: timers.add,
    nextDueMs: timers.nextDueMs,
    advanceTo(targetMs) {
      for (let due = timers.nextDueMs(); due !== undefined && due <= targetMs; due = timers.nextDueMs()) {
        stepTo(due);
        timers.takeDue(due)?.();
      }
      stepTo(targetMs);
    },
    onAdvance(listener) {
      listeners.push(listener);
    },
  };
}
