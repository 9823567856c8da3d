import {
  CreateTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arnOf, startTopicCloud, type TopicCloud } from '../../../test/topic-cloud.ts';

let cloud: TopicCloud;
beforeEach(async () => {
  cloud = await startTopicCloud();
});
afterEach(() => cloud.stop());

async function createTopic(Name = 'orders', Attributes: Record<string, string> = {}) {
  const { TopicArn } = await cloud.sns.send(new CreateTopicCommand({ Name, Attributes }));
  return TopicArn!;
}

async function subscribe(
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
  Attributes: Record<string, string> = {},
) {
  const { SubscriptionArn } = await cloud.sns.send(
    new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true }),
  );
  return SubscriptionArn!;
}

const store = (StringValue: string) => ({ store: { DataType: 'String', StringValue } });

describe('deliveries to queues', () => {
  it('wrap the message in the envelope of SNS, laid out as AWS does', async () => {
    const TopicArn = await createTopic();
    const arn = await subscribe(TopicArn, 'sqs', cloud.createQueue('all'));

    const { MessageId } = await cloud.sns.send(
      new PublishCommand({
        TopicArn,
        Message: 'hello "you"',
        Subject: 'greeting',
        MessageAttributes: { ...store('leeds'), count: { DataType: 'Number', StringValue: '2' } },
      }),
    );

    const [message] = cloud.messages('all');
    expect(message?.messageAttributes).toEqual({});
    expect(
      message?.body
        .replaceAll(MessageId!, '<message-id>')
        .replaceAll(cloud.gateway.endpoint, '<endpoint>')
        .replaceAll(arn, '<subscription>'),
    ).toMatchInlineSnapshot(`
      "{
        "Type" : "Notification",
        "MessageId" : "<message-id>",
        "TopicArn" : "arn:aws:sns:us-east-1:000000000000:orders",
        "Subject" : "greeting",
        "Message" : "hello \\"you\\"",
        "Timestamp" : "2025-01-01T00:00:00.123Z",
        "SignatureVersion" : "1",
        "Signature" : "bm90IHNpZ25lZDogbG9jYWwgY2xvdWQ=",
        "SigningCertURL" : "<endpoint>/SimpleNotificationService-local.pem",
        "UnsubscribeURL" : "<endpoint>/?Action=Unsubscribe&SubscriptionArn=<subscription>",
        "MessageAttributes" : {
          "store" : {"Type":"String","Value":"leeds"},
          "count" : {"Type":"Number","Value":"2"}
        }
      }"
    `);
  });

  it('give the message bare, with its attributes, to a subscription with raw delivery', async () => {
    const TopicArn = await createTopic();
    await subscribe(TopicArn, 'sqs', cloud.createQueue('raw'), { RawMessageDelivery: 'true' });

    await cloud.sns.send(
      new PublishCommand({
        TopicArn,
        Message: '{"a":1}',
        MessageAttributes: {
          ...store('leeds'),
          bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) },
        },
        MessageGroupId: 'tenant-1',
      }),
    );

    const [message] = cloud.messages('raw');
    expect(message).toMatchObject({
      body: '{"a":1}',
      messageAttributes: {
        store: { DataType: 'String', StringValue: 'leeds' },
        bytes: { DataType: 'Binary', BinaryValue: 'AQI=' },
      },
      attributes: { MessageGroupId: 'tenant-1' },
    });
  });

  it('choose the message of their protocol under MessageStructure json', async () => {
    const TopicArn = await createTopic();
    await subscribe(TopicArn, 'sqs', cloud.createQueue('raw'), { RawMessageDelivery: 'true' });
    const publish = (messages: object) =>
      cloud.sns.send(
        new PublishCommand({ TopicArn, Message: JSON.stringify(messages), MessageStructure: 'json' }),
      );

    await publish({ default: 'for all', sqs: 'for queues' });
    await publish({ default: 'for all', lambda: 'for functions' });

    expect(cloud.bodies('raw').sort()).toEqual(['for all', 'for queues']);
  });

  it('reach every subscriber of a topic, and end up nowhere without one', async () => {
    const TopicArn = await createTopic();
    for (const name of ['a', 'b']) await subscribe(TopicArn, 'sqs', cloud.createQueue(name));

    await cloud.sns.send(new PublishCommand({ TopicArn, Message: 'x' }));
    await cloud.sns.send(new PublishCommand({ TopicArn: await createTopic('lonely'), Message: 'x' }));

    expect([cloud.messages('a').length, cloud.messages('b').length]).toEqual([1, 1]);
    expect(cloud.recordsOf('notification-published')).toHaveLength(2);
    expect(cloud.recordsOf('notification-delivered').map(({ endpoint }) => endpoint)).toEqual([
      arnOf.queue('a'),
      arnOf.queue('b'),
    ]);
  });
});

describe('filter policies', () => {
  it('on attributes let the messages through that match, and can be changed and taken away', async () => {
    const TopicArn = await createTopic();
    const SubscriptionArn = await subscribe(TopicArn, 'sqs', cloud.createQueue('leeds'), {
      RawMessageDelivery: 'true',
      FilterPolicy: '{"store":["leeds"]}',
    });
    const publish = (Message: string, town?: string) =>
      cloud.sns.send(
        new PublishCommand({ TopicArn, Message, ...(town && { MessageAttributes: store(town) }) }),
      );
    const filterBy = (AttributeValue: string) =>
      cloud.sns.send(
        new SetSubscriptionAttributesCommand({
          SubscriptionArn,
          AttributeName: 'FilterPolicy',
          AttributeValue,
        }),
      );

    await publish('1', 'leeds');
    await publish('2', 'york');
    await publish('3');
    await filterBy('{"store":[{"anything-but":"leeds"}]}');
    await publish('4', 'leeds');
    await publish('5', 'york');
    await filterBy('{}');
    await publish('6');

    expect(cloud.bodies('leeds').sort()).toEqual(['1', '5', '6']);
  });

  it('on the body see nested keys of JSON and drop every other text', async () => {
    const TopicArn = await createTopic();
    await subscribe(TopicArn, 'sqs', cloud.createQueue('large'), {
      RawMessageDelivery: 'true',
      FilterPolicyScope: 'MessageBody',
      FilterPolicy: '{"order":{"totalPence":[{"numeric":[">",1000]}]}}',
    });

    for (const Message of ['{"order":{"totalPence":1001}}', '{"order":{"totalPence":1000}}', 'text', '[]']) {
      await cloud.sns.send(new PublishCommand({ TopicArn, Message }));
    }

    expect(cloud.bodies('large')).toEqual(['{"order":{"totalPence":1001}}']);
  });
});

describe('deliveries to functions', () => {
  it('are invocations with the event of SNS', async () => {
    const TopicArn = await createTopic();
    const arn = await subscribe(TopicArn, 'lambda', cloud.createFunction('notify', TopicArn));

    const { MessageId } = await cloud.sns.send(
      new PublishCommand({ TopicArn, Message: 'hello', MessageAttributes: store('leeds') }),
    );

    const [payload] = cloud.invocations('notify');
    const { endpoint } = cloud.gateway;
    expect(JSON.parse(payload!)).toEqual({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: arn,
          Sns: {
            Type: 'Notification',
            MessageId,
            TopicArn,
            Subject: null,
            Message: 'hello',
            Timestamp: '2025-01-01T00:00:00.123Z',
            SignatureVersion: '1',
            Signature: 'bm90IHNpZ25lZDogbG9jYWwgY2xvdWQ=',
            SigningCertUrl: `${endpoint}/SimpleNotificationService-local.pem`,
            UnsubscribeUrl: `${endpoint}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
            MessageAttributes: { store: { Type: 'String', Value: 'leeds' } },
          },
        },
      ],
    });
  });
});

describe('deliveries that cannot be made', () => {
  it('go to the dead-letter queue of the subscription at once when the topic may not send or nothing is there', async () => {
    const TopicArn = await createTopic();
    const dlq = { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: cloud.createQueue('dlq') }) };
    await subscribe(TopicArn, 'sqs', cloud.createQueue('closed', { open: false }), {
      ...dlq,
      RawMessageDelivery: 'true',
    });
    await subscribe(TopicArn, 'sqs', arnOf.queue('missing'), { ...dlq, RawMessageDelivery: 'true' });
    await subscribe(TopicArn, 'lambda', cloud.createFunction('private'));

    await cloud.sns.send(
      new PublishCommand({ TopicArn, Message: 'lost?', MessageAttributes: store('leeds') }),
    );
    await cloud.settle();

    expect(cloud.clock.now()).toBe(Date.UTC(2025, 0, 1) + 123);
    expect(cloud.messages('dlq').map(({ body, messageAttributes }) => ({ body, messageAttributes }))).toEqual(
      [
        { body: 'lost?', messageAttributes: store('leeds') },
        { body: 'lost?', messageAttributes: store('leeds') },
      ],
    );
    expect(
      cloud.recordsOf('notification-undeliverable').map(({ endpoint, errorCode, deadLettered }) => ({
        endpoint,
        errorCode,
        deadLettered,
      })),
    ).toEqual([
      { endpoint: arnOf.queue('closed'), errorCode: 'NO_PERMISSIONS', deadLettered: true },
      { endpoint: arnOf.queue('missing'), errorCode: 'NO_RESOURCE', deadLettered: true },
      { endpoint: arnOf.function('private'), errorCode: 'NO_PERMISSIONS', deadLettered: false },
    ]);
  });

  it('are asked for with the ARN of the topic: a queue open to one topic is closed to the next', async () => {
    const [mine, other] = [await createTopic('mine'), await createTopic('other')];
    const queue = cloud.createQueue('inbox', { sourceArn: mine });
    for (const TopicArn of [mine, other]) {
      await subscribe(TopicArn, 'sqs', queue, { RawMessageDelivery: 'true' });
      await cloud.sns.send(new PublishCommand({ TopicArn, Message: TopicArn }));
    }

    expect(cloud.bodies('inbox')).toEqual([mine]);
    expect(cloud.recordsOf('notification-undeliverable').map(({ errorMessage }) => errorMessage)).toEqual([
      `User: sns.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: ${queue} because no identity-based policy allows the sqs:SendMessage action`,
    ]);
  });
});

describe('FIFO topics', () => {
  const fifo = { FifoTopic: 'true', ContentBasedDeduplication: 'true' };
  const publish = (TopicArn: string, Message: string, others: object = {}) =>
    cloud.sns.send(new PublishCommand({ TopicArn, Message, MessageGroupId: 'g', ...others }));

  it('deliver a group in order, with rising sequence numbers, and take a repetition for 5 minutes once', async () => {
    const TopicArn = await createTopic('orders.fifo', fifo);
    await subscribe(TopicArn, 'sqs', cloud.createQueue('ordered.fifo'), { RawMessageDelivery: 'true' });

    const first = await publish(TopicArn, '1');
    const second = await publish(TopicArn, '2');
    const repeated = await publish(TopicArn, '1');
    cloud.clock.advanceTo(cloud.clock.now() + 300_000);
    const later = await publish(TopicArn, '1');

    expect(repeated.MessageId).toBe(first.MessageId);
    expect([first, second, repeated, later].map(({ SequenceNumber }) => SequenceNumber)).toEqual([
      '10000000000000000001',
      '10000000000000000002',
      '10000000000000000001',
      '10000000000000000003',
    ]);
    expect(cloud.bodies('ordered.fifo')).toEqual(['1', '2', '1']);
  });

  it('scope repetitions to the group under FifoThroughputScope MessageGroup', async () => {
    const TopicArn = await createTopic('orders.fifo', { ...fifo, FifoThroughputScope: 'MessageGroup' });
    await subscribe(TopicArn, 'sqs', cloud.createQueue('standard'), { RawMessageDelivery: 'true' });

    await publish(TopicArn, 'same', { MessageGroupId: 'a' });
    await publish(TopicArn, 'same', { MessageGroupId: 'b' });
    await publish(TopicArn, 'same', { MessageGroupId: 'b' });

    expect(cloud.bodies('standard')).toEqual(['same', 'same']);
  });

  it('number the messages of a batch and put the number into the envelope, unsigned', async () => {
    const TopicArn = await createTopic('orders.fifo', fifo);
    await subscribe(TopicArn, 'sqs', cloud.createQueue('ordered.fifo'));

    const { Successful } = await cloud.sns.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'one', Message: '1', MessageGroupId: 'g' },
          { Id: 'two', Message: '2', MessageGroupId: 'g' },
        ],
      }),
    );

    expect(Successful?.map(({ Id, SequenceNumber }) => [Id, SequenceNumber])).toEqual([
      ['one', '10000000000000000001'],
      ['two', '10000000000000000002'],
    ]);
    const envelopes = cloud.bodies('ordered.fifo').map((body) => JSON.parse(body));
    expect(envelopes.map((envelope) => Object.keys(envelope))).toEqual([
      ['Type', 'MessageId', 'SequenceNumber', 'TopicArn', 'Message', 'Timestamp', 'UnsubscribeURL'],
      ['Type', 'MessageId', 'SequenceNumber', 'TopicArn', 'Message', 'Timestamp', 'UnsubscribeURL'],
    ]);
  });
});
