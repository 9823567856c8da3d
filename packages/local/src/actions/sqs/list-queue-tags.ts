import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
export const listQueueTags = defineQueueAction({
  name: 'ListQueueTags',
  handle: (_input, queue) => ({ Tags: queue.record.tags }),
});
