import { BusbarError } from '@busbar/core';
import { concealEvent } from './conceal-event.ts';
import type { PublishItem } from './publishable-event.ts';

/** One event that cannot be published as it stands. */
export interface InvalidEvent extends PublishItem {
  /** Position among the events given, from 0. */
  readonly index: number;
  readonly detailType: string;
  /** `ContractViolationError`, `InvalidEnvelopeError`, `SourceNotAllowedError`, `EventTooLargeError` or `InvalidArgumentError`. */
  readonly error: BusbarError;
}

/** Events that the message names one by one. */
const NAMED_EVENTS = 10;

/** At least one of the events given to `publishAll` is invalid; each one is named. Nothing was sent. */
export class InvalidEventsError extends BusbarError {
  readonly code = 'INVALID_EVENTS';
  /** In the order of the events given. The data of each can be read, and is not written to JSON or a console. */
  readonly invalid: readonly InvalidEvent[];

  /** @param count events given, the valid ones included. */
  constructor(count: number, invalid: readonly InvalidEvent[]) {
    const named = invalid
      .slice(0, NAMED_EVENTS)
      .map(({ index, detailType, error }) => `#${index} ${detailType} ${error.code}`);
    const more = invalid.length - named.length;
    const reasons = more > 0 ? [...named, `${more} more`] : named;
    super(
      `Failed to publish ${count} ${count === 1 ? 'event' : 'events'}: ${invalid.length} ${invalid.length === 1 ? 'is' : 'are'} invalid (${reasons.join(', ')}) and nothing was sent. Correct or leave out error.invalid, whose errors say what is wrong, and publish again.`,
      { retry: 'never', cause: invalid[0]?.error },
    );
    this.invalid = invalid.map(concealEvent);
  }
}
