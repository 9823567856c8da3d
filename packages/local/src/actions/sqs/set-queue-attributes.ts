import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineQueueAction } from './define-queue-action.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const setQueueAttributes = defineQueueAction({
  name: 'SetQueueAttributes',
  handle(input, queue, { queues }) {
    if (typeof input.Attributes !== 'object') throw queueErrors.missingParameter('Attributes');
    queues.setAttributes(queue, input.Attributes);
  },
});
