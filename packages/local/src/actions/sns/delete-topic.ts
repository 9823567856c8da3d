import { defineSnsAction, topicArnOf } from './define-topic-action.ts';

/** Deletes a topic with its subscriptions; one that is not there does not matter. @see https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
export const deleteTopic = defineSnsAction({
  name: 'DeleteTopic',
  permissions: (input) => [{ action: 'sns:DeleteTopic', resource: topicArnOf(input) }],
  handle(input, { topics }) {
    topics.remove(topicArnOf(input));
  },
});
