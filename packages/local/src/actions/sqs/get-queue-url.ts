import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineAccountAction } from './define-queue-action.ts';
import { optionalTextParameter, textParameter } from './parameters.ts';
import { queueArnOf, toQueueUrl } from './queue-url.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl = defineAccountAction({
  name: 'GetQueueUrl',
  permissions: (input, context) => [
    { action: 'sqs:GetQueueUrl', resource: queueArnOf(textParameter(input, 'QueueName'), context) },
  ],
  handle(input, { queues, context }) {
    const owner = optionalTextParameter(input, 'QueueOwnerAWSAccountId');
    if (owner !== undefined && owner !== context.cloud.accountId) throw queueErrors.nonExistentQueue();
    return { QueueUrl: toQueueUrl(queues.get(textParameter(input, 'QueueName')).name, context) };
  },
});
