import type { SQSRecord } from 'aws-lambda';

/**
 * How an event came to the consumer.
 *
 * - `replay`: the envelope carries `replay-name`, which EventBridge adds to every replayed event. It wins over
 *   `redrive`: a replayed event that was redriven from a dead-letter queue is still subject to the replay policy.
 * - `redrive`: the message was moved back from a dead-letter queue.
 * - `live`: everything else, further attempts after a failure included (see `attempt`).
 */
export type DeliveryKind = 'live' | 'replay' | 'redrive';

/** What a handler may know about this delivery of the event. */
export interface Delivery {
  readonly kind: DeliveryKind;
  /** Name of the replay, only when `kind` is `replay`. */
  readonly replayName?: string;
  /** Receives of this message so far, this one included: 1 at the first attempt. A redrive starts again at 1. */
  readonly attempt: number;
  /** When the queue first handed the message out; ISO 8601, ms. */
  readonly receivedAt: string;
  readonly messageId: string;
}

/** Message attribute (String) that marks a message as redriven; value: the dead-letter queue it came from. */
export const REDRIVEN_FROM_ATTRIBUTE = 'busbar.redrivenFrom';

/**
 * Describes the delivery of one SQS record.
 *
 * A redriven message is told by the system attribute `DeadLetterQueueSourceArn`, which SQS sets on a message when it
 * goes to a dead-letter queue, or by the message attribute `busbar.redrivenFrom`, which whoever moves messages by hand
 * sets. AWS does not say whether its own StartMessageMoveTask keeps the system attribute ("All redriven messages are
 * considered new messages with a new messageID and enqueueTime"): a message that bears neither counts as live, and since
 * both kinds share one idempotency key nothing but the label depends on it.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
export function describeDelivery(record: SQSRecord, replayName: string | undefined): Delivery {
  const { attributes, messageId, messageAttributes } = record;
  const redriven =
    attributes.DeadLetterQueueSourceArn !== undefined ||
    messageAttributes[REDRIVEN_FROM_ATTRIBUTE] !== undefined;
  const facts = {
    attempt: Number(attributes.ApproximateReceiveCount),
    receivedAt: new Date(Number(attributes.ApproximateFirstReceiveTimestamp)).toISOString(),
    messageId,
  };
  if (replayName !== undefined) return { kind: 'replay', replayName, ...facts };
  return { kind: redriven ? 'redrive' : 'live', ...facts };
}
