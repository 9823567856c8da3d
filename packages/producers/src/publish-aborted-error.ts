import { BusbarError } from '@busbar/core';
import { concealEvent } from './conceal-event.ts';
import { describeRejectedEvents } from './rejected-event.ts';
import type { AcceptedEvent, RejectedEvent } from './rejected-event.ts';

export interface PublishAbortedFacts {
  readonly eventBusName: string;
  /** In the order of the events given. */
  readonly rejected: readonly RejectedEvent[];
  /** In the order of the events given. */
  readonly accepted: readonly AcceptedEvent[];
  /** The signal's reason. */
  readonly cause: unknown;
}

/**
 * The caller's signal was aborted before every event was accepted. `cause` is its reason; each of `rejected` says in
 * `outcome` whether it was sent at all, and is an item for `publishAll` as it stands. Its data can be read, and is not
 * written to JSON or a console.
 */
export class PublishAbortedError extends BusbarError {
  readonly code = 'PUBLISH_ABORTED';
  readonly eventBusName: string;
  readonly rejected: readonly RejectedEvent[];
  readonly accepted: readonly AcceptedEvent[];

  constructor({ eventBusName, rejected, accepted, cause }: PublishAbortedFacts) {
    super(
      `Failed to publish to event bus "${eventBusName}": the signal was aborted and ${describeRejectedEvents(rejected, accepted)}. Publish only error.rejected again.`,
      { retry: 'later', cause },
    );
    this.eventBusName = eventBusName;
    this.rejected = rejected.map(concealEvent);
    this.accepted = accepted;
  }
}
