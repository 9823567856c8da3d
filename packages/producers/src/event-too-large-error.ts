import { BusbarError } from '@busbar/core';

export interface EventTooLargeFacts {
  readonly detailType: string;
  /** `metadata.id` of the event. */
  readonly id: string;
  /** Size of the PutEvents entry as AWS counts it. */
  readonly sizeBytes: number;
  /** Largest entry that fits a call. */
  readonly limitBytes: number;
}

/** One event is larger than a whole PutEvents call may be. Nothing was sent. */
export class EventTooLargeError extends BusbarError {
  readonly code = 'EVENT_TOO_LARGE';
  readonly detailType: string;
  readonly id: string;
  readonly sizeBytes: number;
  readonly limitBytes: number;

  constructor({ detailType, id, sizeBytes, limitBytes }: EventTooLargeFacts) {
    super(
      `Failed to publish event "${detailType}" (${id}): its entry has ${sizeBytes} bytes and PutEvents takes at most ${limitBytes}. Store the large part elsewhere and publish a reference to it.`,
      { retry: 'never' },
    );
    this.detailType = detailType;
    this.id = id;
    this.sizeBytes = sizeBytes;
    this.limitBytes = limitBytes;
  }
}
