import { topicErrors } from '../../cores/topic/topic-errors.ts';
import { defineSnsAction, textParameter } from './define-topic-action.ts';
import { checkSubscriptionArn } from './subscription-entry.ts';

/**
 * Ends a subscription; the link in each message does the same, unless it was confirmed with
 * `AuthenticateOnUnsubscribe`.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html
 */
export const unsubscribe = defineSnsAction({
  name: 'Unsubscribe',
  followable: true,
  permissions: (_input, { anonymous }) => (anonymous ? [] : [{ action: 'sns:Unsubscribe', resource: '*' }]),
  handle(input, { topics, context }) {
    const arn = textParameter(input, 'SubscriptionArn');
    checkSubscriptionArn(arn);
    if (context.anonymous && topics.subscriptions.find(arn)?.authenticateOnUnsubscribe) {
      throw topicErrors.authorization('Only the owner of the topic or of the subscription can unsubscribe.');
    }
    topics.unsubscribe(arn);
  },
});
