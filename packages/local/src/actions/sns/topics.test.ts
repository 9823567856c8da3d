import {
  AddPermissionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  RemovePermissionCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  type SubscribeCommandInput,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountId, arnOf, refusal, startTopicCloud, type TopicCloud } from '../../../test/topic-cloud.ts';

let cloud: TopicCloud;
beforeEach(async () => {
  cloud = await startTopicCloud();
});
afterEach(() => cloud.stop());

const create = (Name: string, Attributes: Record<string, string> = {}, tags: Record<string, string> = {}) =>
  cloud.sns.send(
    new CreateTopicCommand({
      Name,
      Attributes,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );

describe('topics', () => {
  it('are created, listed in pages of 100, described, changed and deleted', async () => {
    for (let n = 0; n < 101; n += 1) cloud.topics.create(`topic-${String(n).padStart(3, '0')}`, {}, {});
    const { TopicArn } = await create('orders', { DisplayName: 'Orders' });
    await cloud.sns.send(
      new SetTopicAttributesCommand({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'Sales' }),
    );

    const first = await cloud.sns.send(new ListTopicsCommand({}));
    const second = await cloud.sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
    const { Attributes } = await cloud.sns.send(new GetTopicAttributesCommand({ TopicArn }));
    await cloud.sns.send(new DeleteTopicCommand({ TopicArn }));
    await cloud.sns.send(new DeleteTopicCommand({ TopicArn }));

    expect([first.Topics?.length, second.Topics?.length, second.NextToken]).toEqual([100, 2, undefined]);
    expect({ ...Attributes, Policy: '', EffectiveDeliveryPolicy: '' }).toEqual({
      TopicArn: arnOf.topic('orders'),
      Owner: accountId,
      Policy: '',
      EffectiveDeliveryPolicy: '',
      DisplayName: 'Sales',
      SubscriptionsConfirmed: '0',
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    });
    expect(await refusal(cloud.sns.send(new GetTopicAttributesCommand({ TopicArn })))).toBe(
      'NotFoundException: Topic does not exist',
    );
  });

  it('are the same topic when created again, and refused with other attributes or tags', async () => {
    const first = await create('orders', { DisplayName: 'Orders' }, { team: 'a' });

    expect((await create('orders', { DisplayName: 'Orders' }, { team: 'a' })).TopicArn).toBe(first.TopicArn);
    expect((await create('orders')).TopicArn).toBe(first.TopicArn);
    expect([
      await refusal(create('orders', { DisplayName: 'Other' })),
      await refusal(create('orders', {}, { team: 'b' })),
      await refusal(create('or ders')),
      await refusal(create('x'.repeat(257))),
      await refusal(create('orders.fifo')),
      await refusal(create('orders2', { FifoTopic: 'true' })),
      await refusal(create('orders3', { ContentBasedDeduplication: 'true' })),
      await refusal(create('orders4', { Colour: 'red' })),
      await refusal(create('orders5.fifo', { FifoTopic: 'true', ArchivePolicy: '{}' })),
    ]).toMatchInlineSnapshot(`
      [
        "InvalidParameterException: Invalid parameter: Attributes Reason: Topic already exists with different attributes",
        "InvalidParameterException: Invalid parameter: Tags Reason: Topic already exists with different tags",
        "InvalidParameterException: Invalid parameter: Topic Name",
        "InvalidParameterException: Invalid parameter: Topic Name",
        "InvalidParameterException: Invalid parameter: Topic Name",
        "InvalidParameterException: Invalid parameter: Topic Name Reason: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
        "InvalidParameterException: Invalid parameter: Attributes Reason: ContentBasedDeduplication is only supported for FIFO topics",
        "InvalidParameterException: Invalid parameter: AttributeName",
        "InvalidParameterException: Invalid parameter: Attributes Reason: The local cloud does not support ArchivePolicy",
      ]
    `);
  });

  it('carry tags', async () => {
    const { TopicArn: ResourceArn } = await create('orders', {}, { team: 'a', stage: 'dev' });
    await cloud.sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'team', Value: 'b' }] }));
    await cloud.sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage'] }));

    const { Tags } = await cloud.sns.send(new ListTagsForResourceCommand({ ResourceArn }));
    const unknown = cloud.sns.send(new ListTagsForResourceCommand({ ResourceArn: arnOf.topic('none') }));

    expect(Tags).toEqual([{ Key: 'team', Value: 'b' }]);
    expect(await refusal(unknown)).toBe('ResourceNotFoundException: Resource does not exist');
  });

  it('let in whom their policy names, statement by statement', async () => {
    const { TopicArn } = await create('orders');
    const roleArn = `arn:aws:iam::${accountId}:role/shop`;
    cloud.access.putRole({ roleArn, roleName: 'shop' });
    const shop = new SNSClient({ ...cloud.client, credentials: cloud.access.credentialsFor(roleArn) });
    const publish = () => refusal(shop.send(new PublishCommand({ TopicArn, Message: 'x' })));
    const add = (ActionName: string[]) =>
      cloud.sns.send(
        new AddPermissionCommand({ TopicArn, Label: 'shop', AWSAccountId: [accountId], ActionName }),
      );

    const before = await publish();
    await add(['Publish', 'Subscribe']);
    const between = await publish();
    const again = await refusal(add(['Publish']));
    await cloud.sns.send(new RemovePermissionCommand({ TopicArn, Label: 'shop' }));
    const after = await publish();
    shop.destroy();

    const denied = `AuthorizationErrorException: User: arn:aws:sts::${accountId}:assumed-role/shop/session is not authorized to perform: sns:Publish on resource: ${TopicArn} because no identity-based policy allows the sns:Publish action`;
    expect([before, between, again, after]).toEqual([
      denied,
      'no refusal',
      'InvalidParameterException: Invalid parameter: Statement already exists',
      denied,
    ]);
  });
});

describe('subscriptions', () => {
  it('are listed, described, changed and ended', async () => {
    const { TopicArn } = await create('orders');
    const Endpoint = cloud.createQueue('inbox');
    const subscribe = (Attributes: Record<string, string>) =>
      cloud.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    const { SubscriptionArn } = await subscribe({ RawMessageDelivery: 'true' });
    const repeated = await subscribe({ RawMessageDelivery: 'true' });
    const different = await refusal(subscribe({ RawMessageDelivery: 'false' }));
    await cloud.sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName: 'FilterPolicy',
        AttributeValue: '{"a":["b"]}',
      }),
    );

    const { Attributes } = await cloud.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    const listed = await cloud.sns.send(new ListSubscriptionsCommand({}));
    const ofTopic = await cloud.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    await cloud.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    const left = await cloud.sns.send(new ListSubscriptionsCommand({}));

    expect(repeated.SubscriptionArn).toBe(SubscriptionArn);
    expect(different).toBe(
      'InvalidParameterException: Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    );
    expect(Attributes).toEqual({
      SubscriptionArn,
      TopicArn,
      Protocol: 'sqs',
      Endpoint,
      Owner: accountId,
      SubscriptionPrincipal: `arn:aws:iam::${accountId}:root`,
      ConfirmationWasAuthenticated: 'true',
      PendingConfirmation: 'false',
      RawMessageDelivery: 'true',
      FilterPolicy: '{"a":["b"]}',
      FilterPolicyScope: 'MessageAttributes',
    });
    expect(listed.Subscriptions).toEqual(ofTopic.Subscriptions);
    expect(ofTopic.Subscriptions).toEqual([
      { SubscriptionArn, Owner: accountId, Protocol: 'sqs', Endpoint, TopicArn },
    ]);
    expect(left.Subscriptions ?? []).toEqual([]);
  });

  it('by mail wait for a confirmation that nobody is sent', async () => {
    const { TopicArn } = await create('alerts');

    const { SubscriptionArn } = await cloud.sns.send(
      new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'ops@example.com' }),
    );

    expect(SubscriptionArn).toBe('pending confirmation');
    const { Attributes } = await cloud.sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes?.SubscriptionsPending).toBe('1');
  });

  it('are refused in the words of SNS, and where the local cloud does not go', async () => {
    const { TopicArn } = await create('orders');
    const { TopicArn: fifo } = await create('orders.fifo', { FifoTopic: 'true' });
    const subscribe = (input: Partial<SubscribeCommandInput>) =>
      refusal(
        cloud.sns.send(
          new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arnOf.queue('q'), ...input }),
        ),
      );
    const filter = (FilterPolicy: string, others: Record<string, string> = {}) =>
      subscribe({ Attributes: { FilterPolicy, ...others } });

    expect([
      await subscribe({ TopicArn: arnOf.topic('none') }),
      await subscribe({ TopicArn: 'none' }),
      await subscribe({ Protocol: 'pigeon' }),
      await subscribe({ Protocol: 'sms', Endpoint: '+441134960000' }),
      await subscribe({ Endpoint: 'q' }),
      await subscribe({ Endpoint: arnOf.queue('q.fifo') }),
      await subscribe({ TopicArn: fifo, Protocol: 'lambda', Endpoint: arnOf.function('f') }),
      await subscribe({ Protocol: 'https', Endpoint: 'https://example.com/' }),
      await subscribe({ Protocol: 'https', Endpoint: 'http://127.0.0.1/' }),
      await subscribe({ Attributes: { RawMessageDelivery: 'yes' } }),
      await subscribe({ Attributes: { ReplayPolicy: '{}' } }),
      await subscribe({ Attributes: { RedrivePolicy: '{}' } }),
      await filter('{"a":'),
      await filter('{"a":"b"}'),
      await filter('{"a":[{"wildcard":"b*"}]}'),
      await filter('{"a":[{"exists":"yes"}]}'),
      await filter('{"a":[["b"]]}'),
      await filter('{"a":{"b":["c"]}}'),
      await filter('{"a":[{"numeric":["!",1]}]}'),
      await filter('{"a":["b"]}', { FilterPolicyScope: 'Body' }),
      await filter('{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}'),
    ]).toMatchInlineSnapshot(`
      [
        "NotFoundException: Topic does not exist",
        "InvalidParameterException: Invalid parameter: TopicArn",
        "InvalidParameterException: Invalid parameter: Amazon SNS does not support this protocol string: pigeon",
        "InvalidParameterException: Invalid parameter: Protocol Reason: The local cloud does not support sms subscriptions",
        "InvalidParameterException: Invalid parameter: SQS endpoint ARN",
        "InvalidParameterException: Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
        "InvalidParameterException: Invalid parameter: FIFO topics deliver to SQS queues only",
        "InvalidParameterException: Invalid parameter: Endpoint Reason: The local cloud sends to 127.0.0.1, localhost and [::1] only, never outside the machine",
        "InvalidParameterException: Invalid parameter: Endpoint must match the specified protocol",
        "InvalidParameterException: Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must be true or false.",
        "InvalidParameterException: Invalid parameter: ReplayPolicy Reason: The local cloud does not support it",
        "InvalidParameterException: Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn",
        "InvalidParameterException: Invalid parameter: FilterPolicy: failed to parse JSON",
        "InvalidParameterException: Invalid parameter: FilterPolicy: "a" must be an object or an array",
        "InvalidParameterException: Invalid parameter: FilterPolicy: Unrecognized match type wildcard",
        "InvalidParameterException: Invalid parameter: FilterPolicy: exists match pattern must be either true or false.",
        "InvalidParameterException: Invalid parameter: FilterPolicy: Match value must be String, number, true, false, or null",
        "InvalidParameterException: Invalid parameter: FilterPolicy: Filter policy scope MessageAttributes does not support nested filter policy",
        "InvalidParameterException: Invalid parameter: FilterPolicy: Unrecognized numeric range operator: !",
        "InvalidParameterException: Invalid parameter: FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes",
        "InvalidParameterException: Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys",
      ]
    `);
  });
});

describe('Publish', () => {
  it('takes 262,144 bytes with attributes and not one more', async () => {
    const { TopicArn } = await create('orders');
    const attribute = { a: { DataType: 'String', StringValue: '12345' } };
    const publish = (bytes: number) =>
      refusal(
        cloud.sns.send(
          new PublishCommand({ TopicArn, Message: 'x'.repeat(bytes), MessageAttributes: attribute }),
        ),
      );

    expect([await publish(262_132), await publish(262_133)]).toEqual([
      'no refusal',
      'InvalidParameterException: Invalid parameter: Message too long',
    ]);
  });

  it('refuses in the words of SNS', async () => {
    const { TopicArn } = await create('orders');
    const { TopicArn: fifo } = await create('orders.fifo', { FifoTopic: 'true' });
    const publish = (input: Partial<PublishCommandInput>) =>
      refusal(cloud.sns.send(new PublishCommand({ TopicArn, Message: 'x', ...input })));
    const attribute = (DataType: string, StringValue?: string) =>
      publish({ MessageAttributes: { a: { DataType, ...(StringValue !== undefined && { StringValue }) } } });

    expect([
      await publish({ TopicArn: arnOf.topic('none') }),
      await publish({ TopicArn: undefined }),
      await publish({ TopicArn: undefined, PhoneNumber: '+441134960000' }),
      await publish({ Message: '' }),
      await publish({ Subject: 'x'.repeat(101) }),
      await publish({ Subject: 'two\nlines' }),
      await publish({ MessageStructure: 'json' }),
      await publish({ MessageStructure: 'json', Message: '{"sqs":"x"}' }),
      await attribute('Text', 'x'),
      await attribute('String', ''),
      await attribute('Number', 'x'),
      await publish({ MessageDeduplicationId: 'd' }),
      await publish({ TopicArn: fifo }),
      await publish({ TopicArn: fifo, MessageGroupId: 'g' }),
      await publish({ TopicArn: fifo, MessageGroupId: 'g g', MessageDeduplicationId: 'd' }),
    ]).toMatchInlineSnapshot(`
      [
        "NotFoundException: Topic does not exist",
        "InvalidParameterException: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
        "InvalidParameterException: Invalid parameter: PhoneNumber Reason: The local cloud sends no text messages",
        "InvalidParameterException: Invalid parameter: Empty message",
        "InvalidParameterException: Invalid parameter: Subject",
        "InvalidParameterException: Invalid parameter: Subject",
        "InvalidParameterException: Invalid parameter: Message Structure - JSON message body failed to parse",
        "InvalidParameterException: Invalid parameter: Message Structure - No default entry in JSON message body",
        "InvalidParameterValueException: The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
        "InvalidParameterValueException: The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.",
        "InvalidParameterValueException: Could not cast message attribute 'a' value to number.",
        "InvalidParameterException: Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
        "InvalidParameterException: Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
        "InvalidParameterException: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        "InvalidParameterException: Invalid parameter: MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length",
      ]
    `);
  });

  it('takes batches of 10, tells which entries failed and refuses what is no batch', async () => {
    const { TopicArn } = await create('orders');
    const batch = (entries: { Id: string; Message: string }[]) =>
      cloud.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries }));
    const entries = (count: number, Message = 'x') =>
      Array.from({ length: count }, (_, n) => ({ Id: `e${n}`, Message }));

    const { Successful, Failed } = await batch([...entries(9), { Id: 'bad', Message: '' }]);

    expect(Successful?.map(({ Id }) => Id)).toEqual(entries(9).map(({ Id }) => Id));
    expect(Failed).toEqual([
      {
        Id: 'bad',
        Code: 'InvalidParameter',
        Message: 'Invalid parameter: Empty message',
        SenderFault: true,
      },
    ]);
    expect([
      await refusal(batch([])),
      await refusal(batch(entries(11))),
      await refusal(batch([...entries(1), ...entries(1)])),
      await refusal(batch([{ Id: 'no id', Message: 'x' }])),
      await refusal(batch(entries(2, 'x'.repeat(131_073)))),
    ]).toMatchInlineSnapshot(`
      [
        "EmptyBatchRequestException: The batch request doesn't contain any entries.",
        "TooManyEntriesInBatchRequestException: The batch request contains more entries than permissible.",
        "BatchEntryIdsNotDistinctException: Two or more batch entries in the request have the same Id.",
        "InvalidBatchEntryIdException: The Id of a batch entry in a batch request doesn't abide by the specification.",
        "BatchRequestTooLongException: The length of all the batch messages put together is more than the limit.",
      ]
    `);
  });
});
