import { defineSnsAction, textParameter } from './define-topic-action.ts';
import { taggedTopic } from './tagged-topic.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
export const listTagsForResource = defineSnsAction({
  name: 'ListTagsForResource',
  permissions: (input) => [
    { action: 'sns:ListTagsForResource', resource: textParameter(input, 'ResourceArn') },
  ],
  handle(input, { topics }) {
    const { tags } = taggedTopic(input, topics);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
});
