import { defineSnsAction, textListParameter, textParameter } from './define-topic-action.ts';
import { taggedTopic } from './tagged-topic.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html */
export const untagResource = defineSnsAction({
  name: 'UntagResource',
  permissions: (input) => [{ action: 'sns:UntagResource', resource: textParameter(input, 'ResourceArn') }],
  handle(input, { topics }) {
    const { arn, tags } = taggedTopic(input, topics);
    const removed = textListParameter(input, 'TagKeys');
    topics.setTags(arn, Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.includes(key))));
    return {};
  },
});
