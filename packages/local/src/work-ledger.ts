import type { Clock, Timer } from '@busbar/core';

/**
 * Knows what the cloud still has to do: work under way (an invocation, a delivery, a replay slice) and timers that
 * lead to work (a visibility timeout, a delay, a retry, a batching window). `settle` of the cloud waits for the
 * one and moves the clock to the other. Recurring timers (schedules) are set on the clock itself: a cloud with a
 * schedule would never settle.
 */
export interface WorkLedger {
  /** Notes that work has begun; call the result once when it has ended. */
  begin(): () => void;
  /** Runs `work` as noted work. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Sets a timer that leads to work. */
  setTimer(dueMs: number, run: () => void): Timer;
  /** Number of pieces of work under way. */
  readonly active: number;
  /** Due time of the next timer that leads to work. */
  nextDueMs(): number | undefined;
  /** Resolves as soon as no work is under way, after pending I/O callbacks had their turn. */
  idle(): Promise<void>;
}

export function createWorkLedger(clock: Clock): WorkLedger {
  const pending = new Set<{ readonly dueMs: number }>();
  let active = 0;
  let waiting: (() => void)[] = [];

  const begin = () => {
    active += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      active -= 1;
      if (active > 0) return;
      const resolved = waiting;
      waiting = [];
      for (const resolve of resolved) resolve();
    };
  };

  return {
    begin,
    async track(work) {
      const end = begin();
      try {
        return await work;
      } finally {
        end();
      }
    },
    setTimer(dueMs, run) {
      const entry = { dueMs };
      pending.add(entry);
      const timer = clock.setTimer(dueMs, () => {
        pending.delete(entry);
        run();
      });
      return {
        cancel() {
          pending.delete(entry);
          timer.cancel();
        },
      };
    },
    get active() {
      return active;
    },
    nextDueMs() {
      let earliest: number | undefined;
      for (const { dueMs } of pending) if (earliest === undefined || dueMs < earliest) earliest = dueMs;
      return earliest;
    },
    async idle() {
      do {
        if (active > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        await new Promise((resolve) => setImmediate(resolve));
      } while (active > 0);
    },
  };
}
