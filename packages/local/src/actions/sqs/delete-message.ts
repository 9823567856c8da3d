import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export const deleteMessage = defineQueueAction({
  name: 'DeleteMessage',
  handle: (input, queue) => queue.delete(input.ReceiptHandle),
});
