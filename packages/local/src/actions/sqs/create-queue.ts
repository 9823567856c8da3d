import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineAccountAction } from './define-queue-action.ts';
import { textMapParameter } from './parameters.ts';
import { queueArnOf, toQueueUrl } from './queue-url.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export const createQueue = defineAccountAction({
  name: 'CreateQueue',
  permissions(input, context) {
    if (typeof input.QueueName !== 'string') throw queueErrors.missingParameter('QueueName');
    return [{ action: 'sqs:CreateQueue', resource: queueArnOf(input.QueueName, context) }];
  },
  handle(input, { queues, context }) {
    const tags = { ...textMapParameter(input, 'tags'), ...textMapParameter(input, 'Tags') };
    const queue = queues.create(input.QueueName, input.Attributes ?? {}, tags);
    return { QueueUrl: toQueueUrl(queue.name, context) };
  },
});
