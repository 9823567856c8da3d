import { BusbarError } from '@busbar/core';

/** An SQS message whose body is not JSON reached a consumer that takes whole batches. */
export class MalformedMessageError extends BusbarError {
  readonly code = 'MALFORMED_MESSAGE';
  readonly messageId: string;

  /** The parser's own error is not kept: it quotes the body, which may be personal. */
  constructor(messageId: string, body: string) {
    super(
      `Failed to read message "${messageId}": its body of ${body.length} characters is not JSON. ` +
        'Find out who sends to the queue besides its rule; the message goes to the dead-letter queue.',
      { retry: 'never' },
    );
    this.messageId = messageId;
  }
}
