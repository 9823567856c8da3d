import { topicArn } from '../../cores/topic/topic.ts';
import {
  defineSnsAction,
  mapParameter,
  optionalTextParameter,
  tagsParameter,
} from './define-topic-action.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const createTopic = defineSnsAction({
  name: 'CreateTopic',
  permissions: (input, { cloud }) => [
    {
      action: 'sns:CreateTopic',
      resource: topicArn(cloud, optionalTextParameter(input, 'Name') ?? ''),
    },
  ],
  handle(input, { topics }) {
    const { arn } = topics.create(input.Name, mapParameter(input, 'Attributes'), tagsParameter(input));
    return { TopicArn: arn };
  },
});
