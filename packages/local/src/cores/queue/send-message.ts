import { hash } from 'node:crypto';
import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { Deduplication } from './deduplication.ts';
import { type Message, sequenceNumberOf } from './message.ts';
import { md5OfBody, md5OfMessageAttributes } from './message-digest.ts';
import type { QueueMessageInput } from './outgoing-message.ts';
import type { QueueAttributes } from './queue-attributes.ts';
import { queueErrors } from './queue-errors.ts';

/** What the sender of a message is told. */
export interface SentMessage {
  readonly messageId: string;
  readonly md5OfBody: string;
  readonly md5OfMessageAttributes?: string;
  /** FIFO queues only. */
  readonly sequenceNumber?: string;
}

interface Preparation {
  readonly queueName: string;
  readonly fifo: boolean;
  readonly attributes: QueueAttributes;
  /** An id that no message of the queue has. */
  freshId(): string;
  readonly host: {
    readonly cloud: CloudContext;
    readonly deduplication: Deduplication;
    nextOrdinal(): number;
  };
}

/**
 * Makes the message that a queue takes in. A duplicate within a FIFO queue's deduplication interval gives the
 * first one's answer and no message.
 *
 * @throws {AwsError} InvalidParameterValue, MissingParameter
 */
export function prepareMessage(
  input: QueueMessageInput,
  { queueName, fifo, attributes, host, freshId }: Preparation,
): { readonly sent: SentMessage; readonly message?: Message } {
  const { cloud, deduplication } = host;
  const nowMs = cloud.clock.now();
  const delaySeconds = delayOf(input, fifo, attributes);
  const deduplicationId = deduplicationIdOf(input, fifo, attributes);
  const messageAttributes = input.messageAttributes ?? {};
  const attributesDigest = md5OfMessageAttributes(messageAttributes);
  const digests = {
    md5OfBody: md5OfBody(input.body),
    ...(attributesDigest !== undefined && { md5OfMessageAttributes: attributesDigest }),
  };
  const scope = attributes.DeduplicationScope === 'messageGroup' ? (input.messageGroupId ?? '') : '';
  const known = deduplicationId === undefined ? undefined : deduplication.find(scope, deduplicationId, nowMs);
  if (known !== undefined) {
    const sequenceNumber = sequenceNumberOf(known.ordinal);
    return { sent: { messageId: known.messageId, ...digests, sequenceNumber } };
  }
  const id = freshId();
  const ordinal = host.nextOrdinal();
  if (deduplicationId !== undefined) {
    deduplication.note(scope, deduplicationId, { messageId: id, ordinal, nowMs });
  }
  const message: Message = {
    id,
    queueName,
    body: input.body,
    messageAttributes,
    ...digests,
    senderId: input.senderId ?? cloud.accountId,
    ...(input.awsTraceHeader !== undefined && { awsTraceHeader: input.awsTraceHeader }),
    ...(input.messageGroupId !== undefined && { groupId: input.messageGroupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
    ordinal,
    sentMs: nowMs,
    state: delaySeconds > 0 ? 'delayed' : 'visible',
    visibleAtMs: nowMs + delaySeconds * 1_000,
    receiveCount: 0,
    receivesHere: 0,
  };
  const sent: SentMessage = {
    messageId: id,
    ...digests,
    ...(fifo && { sequenceNumber: sequenceNumberOf(ordinal) }),
  };
  return { sent, message };
}

function delayOf({ delaySeconds }: QueueMessageInput, fifo: boolean, attributes: QueueAttributes): number {
  if (delaySeconds === undefined) return Number(attributes.DelaySeconds);
  if (fifo && delaySeconds !== 0) {
    throw queueErrors.invalidValue(
      delaySeconds,
      'DelaySeconds',
      'The request include parameter that is not valid for this queue type.',
    );
  }
  if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > limits.sqs.delaySeconds) {
    throw queueErrors.invalidValue(
      delaySeconds,
      'DelaySeconds',
      `DelaySeconds must be >= 0 and <= ${limits.sqs.delaySeconds}.`,
    );
  }
  return fifo ? Number(attributes.DelaySeconds) : delaySeconds;
}

function deduplicationIdOf(
  { body, messageGroupId, messageDeduplicationId: given }: QueueMessageInput,
  fifo: boolean,
  attributes: QueueAttributes,
): string | undefined {
  if (!fifo) {
    if (given === undefined) return undefined;
    throw queueErrors.invalidValue(
      given,
      'MessageDeduplicationId',
      'The request include parameter that is not valid for this queue type.',
    );
  }
  if (messageGroupId === undefined) throw queueErrors.missingParameter('MessageGroupId');
  if (given !== undefined) return given;
  if (attributes.ContentBasedDeduplication === 'true') return hash('sha256', body);
  throw queueErrors.missingDeduplicationId();
}
