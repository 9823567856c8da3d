import type { CallAction } from '../../services.ts';
import type { ResourceProvider } from '../resource-provider.ts';

const attributeNames = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
] as const;

interface ListedSubscription {
  readonly SubscriptionArn: string;
  readonly Protocol: string;
  readonly Endpoint: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html */
export const snsSubscription: ResourceProvider = {
  type: 'AWS::SNS::Subscription',
  async deploy(resource, { call }) {
    const { properties } = resource;
    const { TopicArn, Protocol, Endpoint } = properties;
    const attributes = Object.fromEntries(
      attributeNames
        .filter((attribute) => properties[attribute] !== undefined)
        .map((attribute) => {
          const value = properties[attribute];
          return [attribute, typeof value === 'object' ? JSON.stringify(value) : String(value)];
        }),
    );
    const existing = (await listSubscriptions(call, TopicArn)).find(
      (each) => each.Protocol === Protocol && each.Endpoint === Endpoint,
    );
    if (existing !== undefined && existing.SubscriptionArn !== 'PendingConfirmation') {
      const { SubscriptionArn: arn } = existing;
      for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
        await call('sns', 'SetSubscriptionAttributes', {
          SubscriptionArn: arn,
          AttributeName,
          AttributeValue,
        });
      }
      return { ref: arn, attributes: { Arn: arn } };
    }
    const { SubscriptionArn: arn } = (await call('sns', 'Subscribe', {
      TopicArn,
      Protocol,
      Endpoint,
      Attributes: attributes,
      ReturnSubscriptionArn: 'true',
    })) as { SubscriptionArn: string };
    return { ref: arn, attributes: { Arn: arn } };
  },
};

async function listSubscriptions(
  call: CallAction,
  topicArn: unknown,
): Promise<readonly ListedSubscription[]> {
  const listed: ListedSubscription[] = [];
  for (let token: string | undefined; ; ) {
    const input = { TopicArn: topicArn, ...(token !== undefined && { NextToken: token }) };
    const page = (await call('sns', 'ListSubscriptionsByTopic', input)) as {
      Subscriptions: readonly ListedSubscription[];
      NextToken?: string;
    };
    listed.push(...page.Subscriptions);
    token = page.NextToken;
    if (token === undefined) return listed;
  }
}
