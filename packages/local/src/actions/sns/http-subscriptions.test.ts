import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../../../test/loopback-server.ts';
import { startMs, startTopicCloud, type TopicCloud } from '../../../test/topic-cloud.ts';

let cloud: TopicCloud;
let server: LoopbackServer;
let TopicArn: string;
beforeEach(async () => {
  cloud = await startTopicCloud({ httpTimeoutMs: 200 });
  server = await startLoopbackServer();
  TopicArn = cloud.topics.create('orders', {}, {}).arn;
});
afterEach(async () => {
  await cloud.stop();
  await server.stop();
});

const subscribe = (Attributes: Record<string, string> = {}) =>
  cloud.sns.send(
    new SubscribeCommand({ TopicArn, Protocol: 'http', Endpoint: `${server.url}/hook`, Attributes }),
  );
const publish = (Message: string) => cloud.sns.send(new PublishCommand({ TopicArn, Message }));

/** Subscribes, and follows the link that the endpoint is sent. */
async function subscribeAndConfirm(attributes: Record<string, string> = {}) {
  await subscribe(attributes);
  await cloud.settle();
  const { SubscribeURL } = JSON.parse(server.requests.at(-1)!.body);
  const answer = await fetch(SubscribeURL);
  server.requests.length = 0;
  const [arn] = /arn:aws:sns:[^<]+/.exec(await answer.text())!;
  return arn;
}

describe('an HTTP subscription', () => {
  it('gets no message before its endpoint has confirmed it', async () => {
    const { SubscriptionArn } = await subscribe();
    await publish('too early');
    await cloud.settle();

    expect(SubscriptionArn).toBe('pending confirmation');
    const [request, ...others] = server.requests;
    expect(others).toEqual([]);
    expect(request?.headers).toMatchObject({
      'x-amz-sns-message-type': 'SubscriptionConfirmation',
      'x-amz-sns-topic-arn': TopicArn,
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
    });
    const body = JSON.parse(request!.body);
    expect(Object.keys(body)).toEqual([
      'Type',
      'MessageId',
      'Token',
      'TopicArn',
      'Message',
      'SubscribeURL',
      'Timestamp',
      'SignatureVersion',
      'Signature',
      'SigningCertURL',
    ]);
    expect(body.SubscribeURL).toBe(
      `${cloud.gateway.endpoint}/?Action=ConfirmSubscription&TopicArn=${TopicArn}&Token=${body.Token}`,
    );
  });

  it('is confirmed by its link or by the action, and then gets the envelope', async () => {
    const arn = await subscribeAndConfirm();

    const { MessageId } = await publish('hello');
    await cloud.settle();

    const [request] = server.requests;
    expect(request?.headers).toMatchObject({
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': MessageId,
      'x-amz-sns-subscription-arn': arn,
    });
    expect(JSON.parse(request!.body)).toMatchObject({ Type: 'Notification', MessageId, Message: 'hello' });
    const { Attributes } = await cloud.sns.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }),
    );
    expect(Attributes).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'false' });
  });

  it('gets the bare message with raw delivery, under the Content-Type of its delivery policy', async () => {
    await subscribeAndConfirm({
      RawMessageDelivery: 'true',
      DeliveryPolicy: JSON.stringify({ requestPolicy: { headerContentType: 'application/json' } }),
    });

    await publish('{"a":1}');
    await cloud.settle();

    expect(server.requests[0]).toMatchObject({
      body: '{"a":1}',
      headers: { 'x-amz-sns-rawdelivery': 'true', 'content-type': 'application/json' },
    });
  });

  it('is tried again 3 times, 20 seconds apart, after 5xx, 429 and no answer, then dead-lettered', async () => {
    const dlq = cloud.createQueue('dlq');
    await subscribeAndConfirm({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dlq }) });
    const atMs: number[] = [];
    server.plan({ status: 500 }, 'hang', { status: 429 }, { status: 503 });

    const { MessageId } = await publish('unheard');
    await cloud.settle();
    for (const { atMs: at } of cloud.recordsOf('notification-undeliverable')) atMs.push(at - startMs);

    expect(server.requests).toHaveLength(4);
    expect(atMs).toEqual([60_000]);
    expect(cloud.bodies('dlq').map((body) => JSON.parse(body).MessageId)).toEqual([MessageId]);
    expect(cloud.recordsOf('notification-undeliverable')).toMatchObject([
      { errorCode: 'HTTP_503', deadLettered: true },
    ]);
  });

  it('follows its own delivery policy, and gives up at once after 4xx', async () => {
    await subscribeAndConfirm({
      DeliveryPolicy: JSON.stringify({
        healthyRetryPolicy: { numRetries: 2, numNoDelayRetries: 1, minDelayTarget: 5, maxDelayTarget: 5 },
      }),
    });
    server.plan({ status: 500 }, { status: 500 }, {});
    await publish('third time lucky');
    await cloud.settle();
    const delivered = cloud.recordsOf('notification-delivered').map(({ atMs }) => atMs - startMs);
    server.plan({ status: 404 });
    await publish('unwanted');
    await cloud.settle();

    expect(delivered).toEqual([5_000]);
    expect(server.requests).toHaveLength(4);
    expect(cloud.recordsOf('notification-undeliverable').map(({ errorCode }) => errorCode)).toEqual([
      'HTTP_404',
    ]);
  });

  it('ends by the link in its messages, unless that needs its owner', async () => {
    const count = async () => {
      const { Subscriptions } = await cloud.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      return Subscriptions?.length;
    };
    await subscribe();
    await cloud.settle();
    const { Token } = JSON.parse(server.requests[0]!.body);
    const { SubscriptionArn } = await cloud.sns.send(
      new ConfirmSubscriptionCommand({ TopicArn, Token, AuthenticateOnUnsubscribe: 'true' }),
    );
    const unsubscribe = `${cloud.gateway.endpoint}/?Action=Unsubscribe&SubscriptionArn=${SubscriptionArn}`;

    const refused = await fetch(unsubscribe);
    const before = await count();
    cloud.topics.unsubscribe(SubscriptionArn!);
    const arn = await subscribeAndConfirm();
    const followed = await fetch(`${cloud.gateway.endpoint}/?Action=Unsubscribe&SubscriptionArn=${arn}`);

    expect([refused.status, before, followed.status, await count()]).toEqual([403, 1, 200, 0]);
  });

  it('is confirmed by no other token, and no other action is a link', async () => {
    const get = (query: string) => fetch(`${cloud.gateway.endpoint}/?${query}`);
    await subscribe();

    const wrong = await get(`Action=ConfirmSubscription&TopicArn=${TopicArn}&Token=guess`);
    const publishing = await get(`Action=Publish&TopicArn=${TopicArn}&Message=x`);

    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('<Code>InvalidParameter</Code><Message>Invalid parameter: Token');
    expect(publishing.status).toBe(403);
    expect(cloud.recordsOf('notification-published')).toEqual([]);
  });

  it('has what was under way delivered after a restart', async () => {
    await subscribeAndConfirm();
    server.plan({ status: 500 });
    await publish('kept');
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { store } = cloud.cloud;
    await cloud.stop();

    cloud = await startTopicCloud({ store });
    await cloud.settle();

    expect(JSON.parse(server.requests.at(-1)!.body).Message).toBe('kept');
    expect(store.collection('sns.deliveries').size).toBe(0);
  });
});
