import { defineSnsAction, textParameter, topicArnOf } from './define-topic-action.ts';

/**
 * Confirms an HTTP subscription by the token that its endpoint was sent; whoever has the token may.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 */
export const confirmSubscription = defineSnsAction({
  name: 'ConfirmSubscription',
  followable: true,
  permissions: () => [],
  handle(input, { topics, context }) {
    const arn = topicArnOf(input);
    topics.get(arn);
    const authenticate = String(input.AuthenticateOnUnsubscribe) === 'true' && !context.anonymous;
    const token = textParameter(input, 'Token');
    return { SubscriptionArn: topics.subscriptions.confirm(arn, token, authenticate).arn };
  },
});
