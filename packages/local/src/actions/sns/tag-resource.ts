import { defineSnsAction, tagsParameter, textParameter } from './define-topic-action.ts';
import { taggedTopic } from './tagged-topic.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html */
export const tagResource = defineSnsAction({
  name: 'TagResource',
  permissions: (input) => [{ action: 'sns:TagResource', resource: textParameter(input, 'ResourceArn') }],
  handle(input, { topics }) {
    const { arn, tags } = taggedTopic(input, topics);
    topics.setTags(arn, { ...tags, ...tagsParameter(input) });
    return {};
  },
});
