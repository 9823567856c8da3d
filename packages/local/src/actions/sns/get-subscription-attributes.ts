import { defaultDeliveryPolicy } from '../../cores/topic/delivery-policy.ts';
import { defineSnsAction, textParameter } from './define-topic-action.ts';
import { checkSubscriptionArn } from './subscription-entry.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export const getSubscriptionAttributes = defineSnsAction({
  name: 'GetSubscriptionAttributes',
  permissions: () => [{ action: 'sns:GetSubscriptionAttributes', resource: '*' }],
  handle(input, { topics }) {
    const arn = textParameter(input, 'SubscriptionArn');
    checkSubscriptionArn(arn);
    const subscription = topics.subscriptions.get(arn);
    const { attributes, protocol } = subscription;
    return {
      Attributes: {
        SubscriptionArn: arn,
        TopicArn: subscription.topicArn,
        Protocol: protocol,
        Endpoint: subscription.endpoint,
        Owner: arn.split(':')[4],
        SubscriptionPrincipal: subscription.principal,
        ConfirmationWasAuthenticated: String(
          protocol === 'sqs' || protocol === 'lambda' || subscription.authenticateOnUnsubscribe,
        ),
        PendingConfirmation: String(!subscription.confirmed),
        RawMessageDelivery: 'false',
        ...(attributes.FilterPolicy !== undefined && { FilterPolicyScope: 'MessageAttributes' }),
        ...(/^https?$/.test(protocol) && {
          EffectiveDeliveryPolicy: attributes.DeliveryPolicy ?? JSON.stringify(defaultDeliveryPolicy),
        }),
        ...attributes,
      },
    };
  },
});
