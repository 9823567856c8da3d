import { limits } from '@busbar/core';
import { messageSizeBytes } from '../../cores/queue/message-digest.ts';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { batchEntries, runBatch } from './batch.ts';
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
    return runBatch(entries, (entry) => toSendAnswer(entry, queue.send(toMessageInput(entry, context))));
  },
});
