import { type derivedAttributeNames, isQueueAttributeName } from '../../cores/queue/queue-attributes.ts';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { Queue } from '../../cores/queue/queue.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { textListParameter } from './parameters.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes = defineQueueAction({
  name: 'GetQueueAttributes',
  handle(input, queue) {
    const asked = textListParameter(input, 'AttributeNames');
    const unknown = asked.find((name) => name !== 'All' && !isQueueAttributeName(name));
    if (unknown !== undefined) throw queueErrors.invalidAttributeName(unknown);
    const all = allAttributes(queue);
    const wanted = Object.entries(all).filter(([name]) => asked.includes('All') || asked.includes(name));
    return wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) };
  },
});

function allAttributes(queue: Queue): Record<string, string> {
  const counts = queue.counts();
  const derived: Readonly<Record<(typeof derivedAttributeNames)[number], string>> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts['in-flight']),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(queue.record.createdMs / 1_000)),
    LastModifiedTimestamp: String(Math.floor(queue.record.modifiedMs / 1_000)),
  };
  return { ...derived, ...queue.attributes };
}
