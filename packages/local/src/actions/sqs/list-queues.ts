import { defineAccountAction } from './define-queue-action.ts';
import { pageOfQueues } from './list-page.ts';
import { optionalTextParameter } from './parameters.ts';
import { toQueueUrl } from './queue-url.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues = defineAccountAction({
  name: 'ListQueues',
  permissions: () => [{ action: 'sqs:ListQueues', resource: '*' }],
  handle(input, { queues, context }) {
    const prefix = optionalTextParameter(input, 'QueueNamePrefix') ?? '';
    const matching = queues.list().filter(({ name }) => name.startsWith(prefix));
    const { page, nextToken } = pageOfQueues(matching, input);
    return {
      ...(page.length > 0 && { QueueUrls: page.map(({ name }) => toQueueUrl(name, context)) }),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});
