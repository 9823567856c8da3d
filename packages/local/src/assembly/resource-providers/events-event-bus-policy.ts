import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html */
export const eventsEventBusPolicy: ResourceProvider = {
  type: 'AWS::Events::EventBusPolicy',
  async deploy(resource, { call }) {
    const {
      EventBusName = 'default',
      StatementId,
      Statement,
      Action,
      Principal,
      Condition,
    } = resource.properties;
    const described = (await call('events', 'DescribeEventBus', { Name: EventBusName })) as {
      Policy?: string;
    };
    const policy = JSON.parse(described.Policy ?? '{"Version":"2012-10-17","Statement":[]}') as {
      Statement: { Sid?: string }[];
    };
    const statement = (Statement ?? { Effect: 'Allow', Action, Principal, Condition }) as Record<
      string,
      unknown
    >;
    const others = policy.Statement.filter(({ Sid }) => Sid !== StatementId);
    await call('events', 'PutPermission', {
      EventBusName,
      Policy: JSON.stringify({ ...policy, Statement: [...others, { ...statement, Sid: StatementId }] }),
    });
    return { ref: String(StatementId), attributes: {} };
  },
};
