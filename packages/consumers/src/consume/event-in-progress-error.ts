import { BusbarError } from '@busbar/core';

/** Another invocation is handling the same event, or died while it did and its claim has not expired yet. */
export class EventInProgressError extends BusbarError {
  readonly code = 'EVENT_IN_PROGRESS';
  readonly idempotencyKey: string;

  constructor(idempotencyKey: string, cause: unknown) {
    super(
      `Failed to handle event "${idempotencyKey}": another invocation is handling it. ` +
        'The message comes back after its visibility timeout; by then the event is done or free again.',
      { retry: 'later', cause },
    );
    this.idempotencyKey = idempotencyKey;
  }
}
