import { BusbarError } from '@busbar/core';

/** An SQS message whose body is not JSON reached a consumer that takes whole batches. */
export class MalformedMessageError extends BusbarError {
  readonly code = 'MALFORMED_MESSAGE';
  readonly messageId: string;

  constructor(messageId: string, cause: unknown) {
    super(
      `Failed to read message "${messageId}": its body is not JSON (${cause instanceof Error ? cause.message : String(cause)}). ` +
        'Find out who sends to the queue besides its rule; the message goes to the dead-letter queue.',
      { retry: 'never', cause },
    );
    this.messageId = messageId;
  }
}
