import { batchEntries, runBatch } from './batch.ts';
import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const deleteMessageBatch = defineQueueAction({
  name: 'DeleteMessageBatch',
  grant: 'DeleteMessage',
  output: [{ member: 'Successful', wireName: 'DeleteMessageBatchResultEntry', shape: 'list' }],
  handle: (input, queue) =>
    runBatch(batchEntries(input, 'DeleteMessageBatchRequestEntry'), (entry) => {
      queue.delete(entry.ReceiptHandle);
      return undefined;
    }),
});
