import { defineTopicAction, textParameter } from './define-topic-action.ts';
import { policyStatementsOf } from './topic-policy.ts';

/** Takes a statement out of a topic's policy; a label that is not there does not matter. @see https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html */
export const removePermission = defineTopicAction({
  name: 'RemovePermission',
  handle(input, topic, { topics }) {
    const label = textParameter(input, 'Label');
    const Statement = policyStatementsOf(topic).filter(({ Sid }) => Sid !== label);
    topics.setPolicy(topic.arn, { ...topic.policy, Statement });
  },
});
