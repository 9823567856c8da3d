import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { textMapParameter } from './parameters.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html (2026-11-20) */
const maximumTags = 50;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html */
export const tagQueue = defineQueueAction({
  name: 'TagQueue',
  handle(input, queue) {
    const added = textMapParameter(input, 'Tags');
    if (Object.keys(added).length === 0) throw queueErrors.missingParameter('Tags');
    const tags = { ...queue.record.tags, ...added };
    if (Object.keys(tags).length > maximumTags) {
      throw queueErrors.invalidParameterValue(`Too many tags added for queue ${queue.name}.`);
    }
    queue.update({ tags });
  },
});
