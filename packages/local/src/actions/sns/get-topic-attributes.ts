import { defaultDeliveryPolicy } from '../../cores/topic/delivery-policy.ts';
import { defineTopicAction } from './define-topic-action.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const getTopicAttributes = defineTopicAction({
  name: 'GetTopicAttributes',
  handle(_input, topic, { topics, context }) {
    const subscriptions = topics.subscriptions.list(topic.arn);
    const confirmed = subscriptions.filter((each) => each.confirmed).length;
    return {
      Attributes: {
        TopicArn: topic.arn,
        Owner: context.cloud.accountId,
        Policy: JSON.stringify(topic.policy),
        DisplayName: '',
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsPending: String(subscriptions.length - confirmed),
        SubscriptionsDeleted: String(topic.deletedSubscriptions),
        EffectiveDeliveryPolicy: JSON.stringify({
          http: {
            defaultHealthyRetryPolicy: defaultDeliveryPolicy.healthyRetryPolicy,
            disableSubscriptionOverrides: false,
            defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
          },
        }),
        ...(topic.fifo && { ContentBasedDeduplication: 'false', FifoThroughputScope: 'Topic' }),
        ...topic.attributes,
        ...(topic.attributes.DeliveryPolicy && { EffectiveDeliveryPolicy: topic.attributes.DeliveryPolicy }),
      },
    };
  },
});
