import { defineQueueAction } from './define-queue-action.ts';

/**
 * Deletes at once; unlike SQS, a queue of the same name can be created right after.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
 */
export const deleteQueue = defineQueueAction({
  name: 'DeleteQueue',
  handle: (_input, queue, { queues }) => queues.remove(queue),
});
