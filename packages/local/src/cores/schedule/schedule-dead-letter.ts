import { limits } from '@busbar/core';
import type { MessageAttribute, OutgoingMessage } from '../../services.ts';
import { toEventTime } from '../event-bus/bus-event.ts';
import type { ExhaustedRetryCondition } from '../event-bus/retry-policy.ts';
import type { Attempt } from './invocation.ts';
import type { InvocationFailure } from './invocation-failure.ts';

/** What a dead-letter queue is told of an invocation that was given up. */
export interface ScheduleDeadLetter {
  /** The last one. */
  readonly attempt: Attempt;
  readonly failure: InvocationFailure;
  /** Set when retries were made in vain. */
  readonly exhausted: ExhaustedRetryCondition | undefined;
  /** What the target was sent. */
  readonly input: string;
}

/** Room for the attributes beside a body, bytes. */
const ATTRIBUTE_BYTES = 8_192;

/** Makes the message of a dead-letter queue. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
export function toScheduleDeadLetterMessage(letter: ScheduleDeadLetter): OutgoingMessage {
  const { attempt, failure, exhausted, input } = letter;
  const longest = limits.sqs.messageBytes - ATTRIBUTE_BYTES;
  const truncated = Buffer.byteLength(input) > longest;
  const attributes: Readonly<Record<string, string | undefined>> = {
    ERROR_CODE: failure.errorCode,
    ERROR_MESSAGE: failure.errorMessage,
    EXECUTION_ID: attempt.executionId,
    EXHAUSTED_RETRY_CONDITION: exhausted,
    IS_PAYLOAD_TRUNCATED: String(truncated),
    RETRY_ATTEMPTS: String(attempt.retries),
    SCHEDULED_TIME: toEventTime(attempt.scheduledMs),
    SCHEDULE_ARN: attempt.scheduleArn,
    TARGET_ARN: attempt.target.Arn,
  };
  return {
    body: truncated
      ? new TextDecoder().decode(Buffer.from(input).subarray(0, longest), { stream: true })
      : input,
    messageAttributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]): [string, MessageAttribute][] =>
        value ? [[name, { DataType: 'String', StringValue: value }]] : [],
      ),
    ),
  };
}
