import { defineQueueAction } from './define-queue-action.ts';
import { pageOfQueues } from './list-page.ts';
import { toQueueUrl } from './queue-url.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export const listDeadLetterSourceQueues = defineQueueAction({
  name: 'ListDeadLetterSourceQueues',
  handle(input, queue, { queues, context }) {
    const { page, nextToken } = pageOfQueues(queues.sourcesOf(queue.arn), input);
    return {
      queueUrls: page.map(({ name }) => toQueueUrl(name, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});
