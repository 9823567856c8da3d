import { InvalidArgumentError } from '@busbar/core';
import type { Random } from '@busbar/core';

/** How often an entry is put, and how long the publisher waits in between. */
export interface RetryPolicy {
  /** Calls that may carry one event, the first included; 1 turns retries off. @default 5 */
  readonly maxAttempts: number;
  /** Upper end of the wait after the first attempt, ms; it doubles with each further one. @default 100 */
  readonly baseDelayMs: number;
  /** The wait never exceeds this, ms. @default 5_000 */
  readonly maxDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { maxAttempts: 5, baseDelayMs: 100, maxDelayMs: 5_000 };

/**
 * Fills a retry policy up with the defaults.
 *
 * @throws {InvalidArgumentError} when a number cannot work.
 */
export function createRetryPolicy(options: Partial<RetryPolicy> = {}): RetryPolicy {
  const policy = { ...defaultRetryPolicy, ...options };
  const check = (argument: keyof RetryPolicy, minimum: number) => {
    const value = policy[argument];
    if (Number.isInteger(value) && value >= minimum) return;
    throw new InvalidArgumentError({
      doing: 'create publisher',
      argument: `retry.${argument}`,
      value,
      reason: `must be an integer of at least ${minimum}`,
      nextStep: `Leave it out for the default of ${defaultRetryPolicy[argument]}`,
    });
  };
  check('maxAttempts', 1);
  check('baseDelayMs', 0);
  check('maxDelayMs', 0);
  return policy;
}

/**
 * Draws the wait after a failed attempt: evenly from 0 to `baseDelayMs × 2^(attempt - 1)`, at most `maxDelayMs`
 * ("full jitter": many publishers that were throttled together do not come back together).
 *
 * @param attempt the attempt that failed, from 1.
 * @returns ms, a whole number.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function planBackoffMs(attempt: number, policy: RetryPolicy, random: Random): number {
  const ceilingMs = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  return Math.round(random.next() * ceilingMs);
}
