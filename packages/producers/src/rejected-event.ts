import type { PublishItem } from './publishable-event.ts';
import type { PutFailure } from './run-put.ts';

/** An event that the bus accepted. */
export interface PublishedEvent {
  /** `metadata.id`: the idempotency key, the same over retries, replays and redrives. */
  readonly id: string;
  /** EventBridge's own id of this acceptance. Never key on it. */
  readonly eventId: string;
  readonly detailType: string;
  /** Version of the contract, `2.0`. */
  readonly version: string;
}

/** An event that was accepted while others of its call were not. */
export interface AcceptedEvent extends PublishedEvent {
  /** Position among the events given, from 0. */
  readonly index: number;
}

/** An event that was not accepted, with the reason. It is an item for `publishAll` as it stands. */
export interface RejectedEvent
  extends PublishItem,
    Pick<PutFailure, 'errorCode' | 'errorMessage' | 'outcome' | 'retry' | 'attempts' | 'cause'> {
  /** Position among the events given, from 0. */
  readonly index: number;
  /** `metadata.id`. */
  readonly id: string;
  readonly detailType: string;
}

/** Events that a message names one by one. */
const NAMED_EVENTS = 3;

/**
 * Says how many events were not accepted, and why:
 * `1 of 12 events was not accepted (#3 orders.OrderPlaced ThrottlingException after 5 attempts)`. `#` is the index.
 */
export function describeRejectedEvents(
  rejected: readonly RejectedEvent[],
  accepted: readonly AcceptedEvent[],
): string {
  const named = rejected.slice(0, NAMED_EVENTS).map(({ index, detailType, errorCode, attempts }) => {
    return `#${index} ${detailType} ${errorCode} after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  });
  const more = rejected.length - named.length;
  const reasons = more > 0 ? [...named, `${more} more`] : named;
  const total = rejected.length + accepted.length;
  return `${rejected.length} of ${total} ${total === 1 ? 'event' : 'events'} ${rejected.length === 1 ? 'was' : 'were'} not accepted (${reasons.join(', ')})`;
}
