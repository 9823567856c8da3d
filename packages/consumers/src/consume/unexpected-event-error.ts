import { BusbarError } from '@busbar/core';

export interface UnexpectedEventFacts {
  readonly subscription: string;
  /** `metadata.id` of the event. */
  readonly eventId: string;
  readonly detailType: string;
  /** The detail-types that the subscription names. */
  readonly expected: readonly string[];
}

/** An event reached a queue whose subscription does not name its detail-type: the rule and the code differ. */
export class UnexpectedEventError extends BusbarError {
  readonly code = 'UNEXPECTED_EVENT';
  readonly subscription: string;
  readonly eventId: string;
  readonly detailType: string;
  readonly expected: readonly string[];

  constructor({ subscription, eventId, detailType, expected }: UnexpectedEventFacts) {
    super(
      `Failed to handle event "${eventId}": subscription "${subscription}" takes ${expected.join(', ')}, not ` +
        `${detailType}. Deploy the rule and the function from one version of the subscription.`,
      { retry: 'operator' },
    );
    this.subscription = subscription;
    this.eventId = eventId;
    this.detailType = detailType;
    this.expected = expected;
  }
}
