import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { textListParameter } from './parameters.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html */
export const untagQueue = defineQueueAction({
  name: 'UntagQueue',
  handle(input, queue) {
    const removed = textListParameter(input, 'TagKeys');
    if (removed.length === 0) {
      throw queueErrors.invalidParameterValue('Tag keys must be between 1 and 128 characters in length.');
    }
    const kept = Object.entries(queue.record.tags).filter(([key]) => !removed.includes(key));
    queue.update({ tags: Object.fromEntries(kept) });
  },
});
