import { limits, type Random } from '@busbar/core';
import type { RetryPolicy } from './target.ts';

/** Why EventBridge gave up, as the dead-letter queue is told. */
export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** A delivery as far as its retries go. */
export interface RetryState {
  readonly retryPolicy: RetryPolicy | undefined;
  /** When the bus took the event in, epoch ms. */
  readonly ingestedAtMs: number;
  /** Retries that were made. */
  readonly retries: number;
}

const FIRST_DELAY_MS = 1_000;

/**
 * Longest wait between two attempts, ms. AWS does not tell its own; with this one 185 retries fill the default age
 * of 24 hours.
 */
const LONGEST_DELAY_MS = 600_000;

/** When the event is too old to be retried, epoch ms. */
export function deadlineMs({ retryPolicy, ingestedAtMs }: RetryState): number {
  const seconds = retryPolicy?.MaximumEventAgeInSeconds ?? limits.target.maximumEventAgeSeconds;
  return ingestedAtMs + seconds * 1000;
}

/**
 * Plans what follows a failed attempt: another one after an exponentially growing, jittered wait, at the event's
 * deadline at the latest, or giving up.
 *
 * @param retryAfterMs least wait that the target asked for. @default 0
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export function planRetry(
  state: RetryState,
  nowMs: number,
  random: Random,
  retryAfterMs = 0,
): { readonly dueMs: number } | { readonly exhausted: ExhaustedRetryCondition } {
  if (state.retries >= (state.retryPolicy?.MaximumRetryAttempts ?? limits.target.maximumRetryAttempts)) {
    return { exhausted: 'MaximumRetryAttempts' };
  }
  const deadline = deadlineMs(state);
  if (nowMs >= deadline) return { exhausted: 'MaximumEventAgeInSeconds' };
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** state.retries, LONGEST_DELAY_MS);
  const jitteredMs = delayMs / 2 + Math.floor(random.next() * (delayMs / 2));
  return { dueMs: Math.min(nowMs + Math.max(jitteredMs, retryAfterMs), deadline) };
}
