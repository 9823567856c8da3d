import { BusbarError } from '@busbar/core';
import type { RetryAdvice } from '@busbar/core';
import { concealEvent } from './conceal-event.ts';
import { describeRejectedEvents } from './rejected-event.ts';
import type { AcceptedEvent, RejectedEvent } from './rejected-event.ts';

export interface PublishRejectedFacts {
  readonly eventBusName: string;
  /** In the order of the events given. */
  readonly rejected: readonly RejectedEvent[];
  /** In the order of the events given. */
  readonly accepted: readonly AcceptedEvent[];
}

const nextSteps: Readonly<Record<RetryAdvice, string>> = {
  later: 'Publish only error.rejected again',
  operator:
    'Correct what the codes name (permissions, keys, account), then publish only error.rejected again',
  never: 'Correct the events in error.rejected; as they stand they will be rejected again',
};

/**
 * Some events were not accepted by the bus, though every retry was made. `retry` is the strictest of theirs.
 *
 * Each of `rejected` is an item for `publishAll` as it stands, with the same `id`. Its data can be read, and is not
 * written to JSON or a console.
 *
 * @example
 * ```ts
 * try {
 *   await publisher.publishAll(items);
 * } catch (error) {
 *   if (!(error instanceof PublishRejectedError)) throw error;
 *   await publisher.publishAll(error.rejected.filter((event) => event.retry === 'later'));
 * }
 * ```
 */
export class PublishRejectedError extends BusbarError {
  readonly code = 'PUBLISH_REJECTED';
  readonly eventBusName: string;
  readonly rejected: readonly RejectedEvent[];
  readonly accepted: readonly AcceptedEvent[];

  constructor({ eventBusName, rejected, accepted }: PublishRejectedFacts) {
    const retry = strictest(rejected);
    super(
      `Failed to publish to event bus "${eventBusName}": ${describeRejectedEvents(rejected, accepted)}. ${nextSteps[retry]}.`,
      { retry, cause: rejected.find((event) => event.cause !== undefined)?.cause },
    );
    this.eventBusName = eventBusName;
    this.rejected = rejected.map(concealEvent);
    this.accepted = accepted;
  }
}

function strictest(rejected: readonly RejectedEvent[]): RetryAdvice {
  const strictestFirst: readonly RetryAdvice[] = ['never', 'operator', 'later'];
  return strictestFirst.find((advice) => rejected.some((event) => event.retry === advice)) ?? 'later';
}
