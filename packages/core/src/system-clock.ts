import type { AdvanceableClock } from './clock.ts';
import { createTimerQueue } from './timer-queue.ts';

/** Longest delay that `setTimeout` takes, in ms. @see https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/**
 * The machine's clock, which can be moved ahead of it: after `advanceTo` it runs on from there at its normal pace.
 * That is how the local cloud waits out a visibility timeout of a minute in no time.
 * A pending timer does not keep the process alive.
 */
export function createSystemClock(): AdvanceableClock {
  const timers = createTimerQueue();
  const listeners: ((nowMs: number) => void)[] = [];
  let offsetMs = 0;
  let armed: NodeJS.Timeout | undefined;
  let armedForMs = Number.POSITIVE_INFINITY;

  const now = () => Date.now() + offsetMs;
  const disarm = () => {
    clearTimeout(armed);
    armedForMs = Number.POSITIVE_INFINITY;
  };
  const arm = () => {
    const dueMs = timers.nextDueMs();
    if (dueMs === undefined) return disarm();
    if (dueMs === armedForMs) return;
    disarm();
    armedForMs = dueMs;
    armed = setTimeout(fire, Math.min(Math.max(0, dueMs - now()), LONGEST_TIMEOUT_MS));
    armed.unref();
  };
  const fire = () => {
    armedForMs = Number.POSITIVE_INFINITY;
    for (let run = timers.takeDue(now()); run; run = timers.takeDue(now())) run();
    arm();
  };

  return {
    running: true,
    now,
    setTimer(dueMs, run) {
      const timer = timers.add(dueMs, run);
      if (dueMs < armedForMs) arm();
      return timer;
    },
    nextDueMs: timers.nextDueMs,
    advanceTo(targetMs) {
      const stepTo = (ms: number) => {
        if (ms <= now()) return;
        offsetMs += ms - now();
        for (const listener of listeners) listener(now());
      };
      for (let due = timers.nextDueMs(); due !== undefined && due <= targetMs; due = timers.nextDueMs()) {
        stepTo(due);
        timers.takeDue(due)?.();
      }
      stepTo(targetMs);
      arm();
    },
    onAdvance(listener) {
      listeners.push(listener);
    },
  };
}
