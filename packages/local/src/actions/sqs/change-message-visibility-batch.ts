import { batchEntries, runBatch } from './batch.ts';
import { changeVisibility } from './change-message-visibility.ts';
import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const changeMessageVisibilityBatch = defineQueueAction({
  name: 'ChangeMessageVisibilityBatch',
  grant: 'ChangeMessageVisibility',
  output: [{ member: 'Successful', wireName: 'ChangeMessageVisibilityBatchResultEntry', shape: 'list' }],
  handle: (input, queue) =>
    runBatch(batchEntries(input, 'ChangeMessageVisibilityBatchRequestEntry'), (entry) =>
      changeVisibility(entry, queue),
    ),
});
