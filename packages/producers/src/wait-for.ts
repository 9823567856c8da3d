import type { Clock } from '@busbar/core';

/** Longest delay that `setInterval` takes, ms. @see https://nodejs.org/api/timers.html#setintervalcallback-delay-args */
const LONGEST_INTERVAL_MS = 2_147_483_647;

export interface WaitOptions {
  readonly clock: Clock;
  readonly delayMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits on a clock. Ends early, without an error, when the signal is aborted.
 *
 * A clock's timers do not keep the process alive, so a script would end in the middle of a retry and lose the event
 * without a word: this wait keeps it alive.
 */
export function waitFor({ clock, delayMs, signal }: WaitOptions): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const keepAlive = setInterval(() => {}, LONGEST_INTERVAL_MS);
    const end = () => {
      timer.cancel();
      clearInterval(keepAlive);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.setTimer(clock.now() + delayMs, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}
