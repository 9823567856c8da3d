import { createRandom, createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { absentServices } from '../../../test/absent-services.ts';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { OutgoingMessage, QueueService, Services } from '../../services.ts';
import { createSpy } from '../../spy.ts';
import { createMemoryStateStore, type StateStore } from '../../state/state-store.ts';
import { createWorkLedger } from '../../work-ledger.ts';
import { createTopicService } from './topic-service.ts';

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:orders.fifo';

/** SNS with one queue whose next sends fail. */
function createTopics(store: StateStore = createMemoryStateStore()) {
  const clock = createVirtualClock({ startMs: 0 });
  const work = createWorkLedger(clock);
  const cloud: CloudContext = {
    accountId: '000000000000',
    region: 'us-east-1',
    clock,
    random: createRandom(1),
    store,
    work,
    spy: createSpy(),
  };
  const access = {
    decide: () => ({ allowed: true }),
    registerResourcePolicies() {},
  } as unknown as AccessControl;
  let failures = 0;
  const sent: { body: string; atMs: number; groupId: string | undefined }[] = [];
  const queues = {
    exists: () => true,
    send(_arn: string, { body, messageGroupId }: OutgoingMessage) {
      if (messageGroupId === 'g' && failures > 0) {
        failures -= 1;
        throw new AwsError('ServiceUnavailable', 'out of order', { statusCode: 503 });
      }
      sent.push({ body, atMs: clock.now(), groupId: messageGroupId });
      return { messageId: 'message' };
    },
  } as unknown as QueueService;
  const services = { queues, ...absentServices } as unknown as Services;
  const topics = createTopicService(cloud, {
    access,
    services: () => services,
    endpoint: () => 'http://127.0.0.1:1',
  });
  const settle = async () => {
    for (;;) {
      await work.idle();
      const dueMs = work.nextDueMs();
      if (dueMs === undefined) return;
      clock.advanceTo(dueMs);
    }
  };
  /** Makes the next sends of group `g` fail. */
  const failNext = (times: number) => {
    failures = times;
  };
  return { topics, store, sent, settle, failNext };
}

function createFifoTopic({ topics }: ReturnType<typeof createTopics>) {
  const { arn } = topics.create('orders.fifo', { FifoTopic: 'true', ContentBasedDeduplication: 'true' }, {});
  topics.subscribe(arn, {
    protocol: 'sqs',
    endpoint: queueArn,
    attributes: { RawMessageDelivery: 'true' },
    principal: '',
  });
  return (message: string, groupId = 'g') => topics.publish(arn, { message, groupId });
}

describe('a message group of a FIFO topic', () => {
  it('waits behind a delivery that is tried again, and no other group does', async () => {
    const cloud = createTopics();
    const publish = createFifoTopic(cloud);
    cloud.failNext(5);

    for (const message of ['1', '2', '3']) publish(message);
    publish('other', 'h');
    await cloud.settle();

    expect(cloud.sent.map(({ body, groupId }) => `${groupId}${body}`)).toEqual(['hother', 'g1', 'g2', 'g3']);
    expect(cloud.sent.map(({ atMs }) => atMs)).toEqual([0, 2_000, 2_000, 2_000]);
  });

  it('keeps its order over a restart', async () => {
    const first = createTopics();
    const publish = createFifoTopic(first);
    first.failNext(1_000);
    for (const message of ['1', '2', '3']) publish(message);
    await Promise.resolve();

    const second = createTopics(first.store);
    second.topics.resume();
    await second.settle();

    expect(second.sent.map(({ body }) => body)).toEqual(['1', '2', '3']);
    expect(first.store.collection('sns.deliveries').size).toBe(0);
  });

  it('of 20,000 messages that wait does not overflow the stack', async () => {
    const cloud = createTopics();
    const publish = createFifoTopic(cloud);
    cloud.failNext(4);

    for (let n = 0; n < 20_000; n += 1) publish(String(n));
    await cloud.settle();

    expect(cloud.sent).toHaveLength(20_000);
  });
});

it('forgets what waits, and takes the same message again', async () => {
  const cloud = createTopics();
  const publish = createFifoTopic(cloud);
  cloud.failNext(4);
  publish('1');

  cloud.topics.forgetDeliveries();
  await cloud.settle();
  const forgotten = [...cloud.sent];
  publish('1');

  expect(forgotten).toEqual([]);
});

it('gives up deliveries to a subscription that has ended', async () => {
  const cloud = createTopics();
  const publish = createFifoTopic(cloud);
  cloud.failNext(4);
  publish('1');
  for (const { arn } of cloud.topics.subscriptions.list()) cloud.topics.unsubscribe(arn);

  await cloud.settle();

  expect(cloud.sent).toEqual([]);
  expect(cloud.store.collection('sns.deliveries').size).toBe(0);
});
