import { limits } from '@busbar/core';
import { messageSizeBytes } from '../../cores/queue/message-digest.ts';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { Queue } from '../../cores/queue/queue.ts';
import { type BatchEntry, batchEntries, runBatch } from './batch.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { attributesParameter, toMessageInput, toSendAnswer } from './message-input.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const sendMessageBatch = defineQueueAction({
  name: 'SendMessageBatch',
  grant: 'SendMessage',
  output: [{ member: 'Successful', wireName: 'SendMessageBatchResultEntry', shape: 'list' }],
  handle(input, queue, { context }) {
    const entries = batchEntries(input, 'SendMessageBatchRequestEntry');
    const sizeBytes = entries.reduce(
      (sum, entry) =>
        sum +
        messageSizeBytes(
          typeof entry.MessageBody === 'string' ? entry.MessageBody : '',
          attributesParameter(entry, 'MessageAttributes'),
        ),
      0,
    );
    if (sizeBytes > limits.sqs.messageBytes)
      throw queueErrors.batchTooLong(limits.sqs.messageBytes, sizeBytes);
    for (const entry of entries) checkOrdering(entry, queue);
    return runBatch(entries, (entry) => toSendAnswer(entry, queue.send(toMessageInput(entry, context))));
  },
});

/** An entry that a FIFO queue could not place refuses the whole batch. @throws {AwsError} InvalidParameterValue */
function checkOrdering(
  { MessageGroupId, MessageDeduplicationId }: BatchEntry,
  { fifo, attributes }: Queue,
): void {
  if (!fifo) return;
  if (MessageGroupId === undefined) {
    throw queueErrors.invalidParameterValue('The request must contain the parameter MessageGroupId.');
  }
  if (MessageDeduplicationId === undefined && attributes.ContentBasedDeduplication !== 'true') {
    throw queueErrors.missingDeduplicationId();
  }
}
