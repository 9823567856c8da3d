import type { EventBusPort, PutEventsEntry, PutEventsEntryResult, RetryAdvice } from '@busbar/core';
import { EventBusCallError } from '../src/event-bus-call-error.ts';

/** What one call to a scripted bus does; an empty step accepts everything. */
export interface ScriptStep {
  /** Error codes by position among the entries of the call. */
  readonly rejected?: Readonly<Record<number, string>>;
  /** The call as a whole fails. */
  readonly failure?: {
    readonly errorCode: string;
    readonly outcome: 'rejected' | 'unknown';
    readonly retry: RetryAdvice;
  };
  /** The call never ends until its signal is aborted. */
  readonly isSilent?: boolean;
  /** Leaves out the results after this many. */
  readonly results?: number;
}

export interface ScriptedEventBus extends EventBusPort {
  /** `Detail` of the entries of each call. */
  readonly calls: readonly (readonly string[])[];
  /** `Detail` of every entry that the bus has taken, whatever it answered. */
  readonly taken: readonly string[];
}

/** A bus that follows a script, one step a call, and accepts everything after it. */
export function createScriptedEventBus(
  steps: readonly ScriptStep[],
  { exists = async () => true }: { readonly exists?: () => Promise<boolean> } = {},
): ScriptedEventBus {
  const calls: string[][] = [];
  const taken: string[] = [];

  const take = ({ Detail }: PutEventsEntry): PutEventsEntryResult => {
    taken.push(Detail);
    return { eventId: `event-${taken.length}` };
  };
  const fail = (errorCode: string, outcome: 'rejected' | 'unknown', retry: RetryAdvice) =>
    new EventBusCallError({
      operation: 'PutEvents',
      eventBusName: 'orders',
      errorCode,
      errorMessage: `${errorCode}!`,
      outcome,
      retry,
    });

  return {
    eventBusName: 'orders',
    calls,
    taken,
    exists,
    async putEvents(entries, { signal } = {}) {
      const { rejected = {}, failure, isSilent = false, results } = steps[calls.length] ?? {};
      calls.push(entries.map(({ Detail }) => Detail));
      if (isSilent) {
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        throw fail('AbortError', 'unknown', 'never');
      }
      if (failure !== undefined) {
        if (failure.outcome === 'unknown') entries.forEach(take);
        throw fail(failure.errorCode, failure.outcome, failure.retry);
      }
      return entries
        .map((entry, position) => {
          const errorCode = rejected[position];
          return errorCode === undefined ? take(entry) : { errorCode, errorMessage: `${errorCode}!` };
        })
        .slice(0, results);
    },
  };
}
