import { topicErrors } from '../../cores/topic/topic-errors.ts';
import { defineTopicAction, textListParameter, textParameter } from './define-topic-action.ts';
import { policyStatementsOf } from './topic-policy.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html (2026-11-20) */
const grantable = new Set([
  'AddPermission',
  'DeleteTopic',
  'GetDataProtectionPolicy',
  'GetTopicAttributes',
  'ListSubscriptionsByTopic',
  'ListTagsForResource',
  'Publish',
  'PutDataProtectionPolicy',
  'RemovePermission',
  'SetTopicAttributes',
  'Subscribe',
]);

/** @see https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
export const addPermission = defineTopicAction({
  name: 'AddPermission',
  handle(input, topic, { topics }) {
    const label = textParameter(input, 'Label');
    const accounts = textListParameter(input, 'AWSAccountId');
    const actions = textListParameter(input, 'ActionName');
    if (accounts.length === 0) {
      throw topicErrors.invalidParameter('AWSAccountId Reason: no value for required parameter');
    }
    if (actions.length === 0 || actions.some((action) => !grantable.has(action))) {
      throw topicErrors.invalidParameter('Policy statement action out of service scope!');
    }
    const statements = policyStatementsOf(topic);
    if (statements.some(({ Sid }) => Sid === label)) {
      throw topicErrors.invalidParameter('Statement already exists');
    }
    const principals = accounts.map((account) => `arn:aws:iam::${account}:root`);
    const added = {
      Sid: label,
      Effect: 'Allow',
      Principal: { AWS: principals.length === 1 ? principals[0] : principals },
      Action: actions.length === 1 ? `SNS:${actions[0]}` : actions.map((action) => `SNS:${action}`),
      Resource: topic.arn,
    };
    topics.setPolicy(topic.arn, { ...topic.policy, Statement: [...statements, added] });
  },
});
