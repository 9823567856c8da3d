import { isBusbarError } from '@busbar/core';
import type {
  Clock,
  EventBusPort,
  PutEventsEntry,
  PutEventsEntryResult,
  Random,
  RetryAdvice,
} from '@busbar/core';
import { errorCodeAdvice } from './error-code-advice.ts';
import { EventBusCallError } from './event-bus-call-error.ts';
import { planBackoffMs } from './retry-policy.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { waitFor } from './wait-for.ts';

/** Why an entry was not accepted, after the last attempt. */
export interface PutFailure {
  readonly accepted: false;
  /** AWS's error code, or the network's. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /**
   * `rejected`: the bus has not taken the event. `unknown`: some attempt ended without an answer, the bus may have
   * taken it. `not-sent`: no call was made.
   */
  readonly outcome: 'rejected' | 'unknown' | 'not-sent';
  /** Who can make it succeed. */
  readonly retry: RetryAdvice;
  /** Calls that carried the event. */
  readonly attempts: number;
  /** Whether the signal ended the attempts before their time. */
  readonly isCutShort: boolean;
  readonly cause?: unknown;
}

export type PutOutcome = { readonly accepted: true; readonly eventId: string } | PutFailure;

export interface RunPutOptions {
  readonly eventBus: EventBusPort;
  readonly retry: RetryPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
}

/** An entry on its way, with what is known of it so far. */
interface Pending {
  readonly index: number;
  readonly entry: PutEventsEntry;
  readonly failure: PutFailure;
}

/**
 * Puts one pack of entries on the bus and retries those that may still succeed, and only those: entries rejected
 * with a retryable code, and all of them when the call failed for a passing reason.
 *
 * @returns one outcome per entry, in their order. Never throws: a failure is an outcome.
 */
export async function runPut(
  entries: readonly PutEventsEntry[],
  { eventBus, retry, clock, random, signal }: RunPutOptions,
): Promise<PutOutcome[]> {
  const outcomes: PutOutcome[] = entries.map(() => notSent);
  let pending: Pending[] = entries.map((entry, index) => ({ index, entry, failure: notSent }));

  for (let attempt = 1; pending.length > 0 && attempt <= retry.maxAttempts; attempt += 1) {
    if (attempt > 1) {
      await waitFor({ clock, delayMs: planBackoffMs(attempt - 1, retry, random), signal });
    }
    if (signal?.aborted) break;
    const results = await callBus(eventBus, pending, signal);
    const failed: Pending[] = [];
    for (const [position, { index, entry, failure: before }] of pending.entries()) {
      const outcome = toOutcome(results[position] ?? unanswered, { before, attempts: attempt });
      outcomes[index] = outcome;
      if (!outcome.accepted) failed.push({ index, entry, failure: outcome });
    }
    pending = failed.filter(({ failure }) => failure.retry === 'later');
  }

  if (signal?.aborted) {
    for (const { index, failure } of pending) outcomes[index] = { ...failure, isCutShort: true };
  }
  return outcomes;
}

type Answer =
  | PutEventsEntryResult
  | Pick<PutFailure, 'errorCode' | 'errorMessage' | 'outcome' | 'retry' | 'cause'>;

const notSent: PutFailure = {
  accepted: false,
  errorCode: 'AbortError',
  errorMessage: 'The signal was aborted before the event was sent.',
  outcome: 'not-sent',
  retry: 'later',
  attempts: 0,
  isCutShort: false,
};

const unanswered: Answer = {
  errorCode: 'MissingResult',
  errorMessage: 'The bus answered without a result for this entry.',
  outcome: 'unknown',
  retry: 'later',
};

async function callBus(
  eventBus: EventBusPort,
  pending: readonly Pending[],
  signal: AbortSignal | undefined,
): Promise<readonly Answer[]> {
  try {
    return await eventBus.putEvents(
      pending.map(({ entry }) => entry),
      { signal },
    );
  } catch (error) {
    const answer = toAnswer(error, signal);
    return pending.map(() => answer);
  }
}

function toAnswer(error: unknown, signal: AbortSignal | undefined): Answer {
  const retry = isBusbarError(error) ? error.retry : 'never';
  return { ...describeCallFailure(error), retry: signal?.aborted ? 'later' : retry, cause: error };
}

function describeCallFailure(error: unknown): Pick<PutFailure, 'errorCode' | 'errorMessage' | 'outcome'> {
  if (error instanceof EventBusCallError) {
    const { errorCode, errorMessage, outcome } = error;
    return { errorCode, errorMessage, outcome };
  }
  if (error instanceof Error)
    return { errorCode: error.name, errorMessage: error.message, outcome: 'unknown' };
  return { errorCode: 'UnknownError', errorMessage: String(error), outcome: 'unknown' };
}

function toOutcome(
  answer: Answer,
  { before, attempts }: { readonly before: PutFailure; readonly attempts: number },
): PutOutcome {
  if ('eventId' in answer) return { accepted: true, eventId: answer.eventId };
  const { errorCode, errorMessage } = answer;
  const facts =
    'outcome' in answer
      ? answer
      : { outcome: 'rejected' as const, retry: errorCodeAdvice(errorCode), cause: undefined };
  return {
    accepted: false,
    errorCode,
    errorMessage,
    // An earlier attempt that was never answered may have put the event on the bus, whatever a later one says.
    outcome: before.outcome === 'unknown' ? 'unknown' : facts.outcome,
    retry: facts.retry,
    attempts,
    isCutShort: false,
    cause: facts.cause,
  };
}
