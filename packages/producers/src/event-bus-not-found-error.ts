import { BusbarError } from '@busbar/core';

/**
 * The event bus does not exist in this account and region. Nothing was sent: PutEvents answers success for a bus that
 * is not there and drops the events, so the publisher asks first.
 *
 * @see https://github.com/aws/aws-sdk/issues/186
 */
export class EventBusNotFoundError extends BusbarError {
  readonly code = 'EVENT_BUS_NOT_FOUND';
  readonly eventBusName: string;

  constructor(eventBusName: string) {
    super(
      `Failed to publish to event bus "${eventBusName}": it does not exist in this account and region, and PutEvents would drop the events and answer success. Create the bus or correct eventBusName, region or endpoint.`,
      { retry: 'operator' },
    );
    this.eventBusName = eventBusName;
  }
}
