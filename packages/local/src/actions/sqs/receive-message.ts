import { limits } from '@busbar/core';
import { md5OfMessageAttributes } from '../../cores/queue/message-digest.ts';
import type { ReceivedMessage } from '../../services.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { integerParameter, textListParameter } from './parameters.ts';

const { batchEntries, waitTimeSeconds, visibilityTimeoutSeconds } = limits.sqs;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage = defineQueueAction({
  name: 'ReceiveMessage',
  async handle(input, queue, { queues, context }) {
    const maximum = integerParameter(input, 'MaxNumberOfMessages', {
      minimum: 1,
      maximum: batchEntries,
      reason: `Must be between 1 and ${batchEntries}, if provided.`,
    });
    const waitSeconds = integerParameter(input, 'WaitTimeSeconds', {
      minimum: 0,
      maximum: waitTimeSeconds,
      reason: `Must be >= 0 and <= ${waitTimeSeconds}, if provided.`,
    });
    const visibilityTimeout = integerParameter(input, 'VisibilityTimeout', {
      minimum: 0,
      maximum: visibilityTimeoutSeconds,
      reason: `Must be >= 0 and <= ${visibilityTimeoutSeconds}, if provided.`,
    });
    const systemNames = [
      ...textListParameter(input, 'AttributeNames'),
      ...textListParameter(input, 'MessageSystemAttributeNames'),
    ];
    const attributeNames = textListParameter(input, 'MessageAttributeNames');
    const received = await queues.receiveWithin(queue, {
      maximum: maximum ?? 1,
      waitSeconds: waitSeconds ?? Number(queue.attributes.ReceiveMessageWaitTimeSeconds),
      ...(visibilityTimeout !== undefined && { visibilityTimeoutSeconds: visibilityTimeout }),
      ...(context.onDisconnect !== undefined && { onDisconnect: context.onDisconnect }),
    });
    if (received.length === 0) return {};
    return { Messages: received.map((message) => toMessage(message, systemNames, attributeNames)) };
  },
});

function toMessage(
  message: ReceivedMessage,
  systemNames: readonly string[],
  attributeNames: readonly string[],
): object {
  const attributes = pick(
    message.attributes,
    (name) => systemNames.includes('All') || systemNames.includes(name),
  );
  const messageAttributes = pick(message.messageAttributes, (name) => isAskedFor(name, attributeNames));
  const digest = md5OfMessageAttributes(messageAttributes);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Object.keys(attributes).length > 0 && { Attributes: attributes }),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest, MessageAttributes: messageAttributes }),
  };
}

/** `All` or `*`, a name, or a prefix: `pay.*` asks for `payment` and `pay.method`, `.*` for all. */
function isAskedFor(name: string, asked: readonly string[]): boolean {
  return asked.some(
    (wanted) =>
      wanted === 'All' ||
      wanted === '*' ||
      wanted === name ||
      (wanted.endsWith('.*') && name.startsWith(wanted.slice(0, -'.*'.length))),
  );
}

function pick<Value>(
  from: Readonly<Record<string, Value>>,
  isWanted: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => isWanted(name)));
}
