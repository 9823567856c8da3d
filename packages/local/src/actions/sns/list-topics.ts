import { defineSnsAction } from './define-topic-action.ts';
import { toPage } from './list-page.ts';

/** Lists the topics by name. @see https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export const listTopics = defineSnsAction({
  name: 'ListTopics',
  permissions: () => [{ action: 'sns:ListTopics', resource: '*' }],
  handle(input, { topics }) {
    const { page, next } = toPage(topics.list(), input);
    return { Topics: page.map(({ arn }) => ({ TopicArn: arn })), ...next };
  },
});
