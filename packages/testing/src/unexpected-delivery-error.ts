import { BusbarError } from '@busbar/core';

/** What became of an event at a consumer; `queued`: it was delivered, and its queue holds messages that nobody takes. */
export type DeliveryFate = 'handled' | 'not-delivered' | 'queued' | 'dead-lettered';

/** An event did not fare at a consumer as the test expects. */
export class UnexpectedDeliveryError extends BusbarError {
  readonly code = 'UNEXPECTED_DELIVERY';
  readonly subscription: string;
  readonly eventId: string;
  readonly fate: DeliveryFate;

  constructor(
    subscription: string,
    eventId: string,
    fate: DeliveryFate,
    wanted: DeliveryFate,
    detail: string,
  ) {
    super(
      `Failed to find event "${eventId}" ${wanted} at "${subscription}": it was ${fate} (${detail}). ` +
        'Compare its detail-type and version with the pattern of the subscription, then the logs of the function.',
      { retry: 'never' },
    );
    this.subscription = subscription;
    this.eventId = eventId;
    this.fate = fate;
  }
}
