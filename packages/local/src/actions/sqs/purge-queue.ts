import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const purgeQueue = defineQueueAction({
  name: 'PurgeQueue',
  handle: (_input, queue) => queue.purge(),
});
