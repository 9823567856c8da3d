import type { MessageAttribute, OutgoingMessage } from '../../services.ts';
import type { DeliveryFailure } from './delivery-failure.ts';
import type { ExhaustedRetryCondition } from './retry-policy.ts';

/** What a dead-letter queue is told of a delivery that was given up. */
export interface DeadLetter {
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly failure: DeliveryFailure;
  /** Retries that were made. */
  readonly retries: number;
  /** Set when retries were made in vain. */
  readonly exhausted?: ExhaustedRetryCondition | undefined;
  /** The event as JSON; not what the target would have been sent. */
  readonly eventText: string;
  readonly traceHeader?: string | undefined;
}

/** Makes the message of a dead-letter queue. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export function toDeadLetterMessage(letter: DeadLetter): OutgoingMessage {
  const attributes: Readonly<Record<string, string | undefined>> = {
    RULE_ARN: letter.ruleArn,
    TARGET_ARN: letter.targetArn,
    ERROR_CODE: letter.failure.errorCode,
    ERROR_MESSAGE: letter.failure.errorMessage,
    EXHAUSTED_RETRY_CONDITION: letter.exhausted,
    RETRY_ATTEMPTS: String(letter.retries),
  };
  return {
    body: letter.eventText,
    messageAttributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]): [string, MessageAttribute][] =>
        value ? [[name, { DataType: 'String', StringValue: value }]] : [],
      ),
    ),
    ...(letter.traceHeader !== undefined && { awsTraceHeader: letter.traceHeader }),
  };
}
