import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@busbar/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubAccess, createTestContext, queueArn } from '../../../test/queue-cloud.ts';
import type { CloudContext } from '../../cloud-context.ts';
import { createSqliteStateStore } from '../../state/sqlite-state-store.ts';
import { createQueueService, type QueueCore } from './queue-service.ts';

const orders = queueArn('orders');
const create = (options?: Parameters<typeof createTestContext>[0]) => {
  const cloud = createTestContext(options);
  const queues = createQueueService(cloud, createStubAccess());
  const pass = (seconds: number) => cloud.clock.advanceTo(cloud.clock.now() + seconds * 1_000);
  return { cloud, queues, pass };
};
const bodiesOf = (queues: QueueCore, arn = orders, maximum = 100) =>
  queues.receive(arn, maximum).map(({ body }) => body);
const listen = (queues: QueueCore, arn = orders) => {
  const calls: number[] = [];
  const stop = queues.onVisible(arn, () => calls.push(calls.length));
  return { calls, stop };
};

describe('visibility', () => {
  it('calls listeners in the very moment a message becomes receivable, and only then', () => {
    const { queues, pass } = create();
    queues.create('orders', { VisibilityTimeout: '30' });
    const { calls, stop } = listen(queues);

    queues.send(orders, { body: 'one' });
    expect(calls.length).toBe(1);
    queues.send(orders, { body: 'late', delaySeconds: 5 });
    expect(calls.length).toBe(1);
    pass(5);
    expect(calls.length).toBe(2);
    const [one, late] = queues.receive(orders, 10);
    pass(29);
    expect(calls.length).toBe(2);
    pass(1);
    expect(calls.length).toBe(4);
    const [again] = queues.receive(orders, 1);
    queues.get('orders').changeVisibility(again!.receiptHandle, 0);
    expect(calls.length).toBe(5);
    queues.delete(orders, [again!.receiptHandle, late!.receiptHandle]);
    stop();
    queues.send(orders, { body: 'unheard' });
    expect(calls.length).toBe(5);
    expect(one?.messageId).toBe(again?.messageId);
  });

  it('lets the listener receive the message that woke it', () => {
    const { queues } = create();
    queues.create('orders', {});
    const received: string[] = [];
    queues.onVisible(orders, () => received.push(...bodiesOf(queues)));
    queues.send(orders, { body: 'one' });

    expect(received).toEqual(['one']);
  });

  it('wakes the listener of a FIFO queue when a delete frees its group', () => {
    const { queues } = create();
    const arn = queueArn('orders.fifo');
    queues.create('orders.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    const { calls } = listen(queues, arn);
    for (const body of ['1', '2']) queues.send(arn, { body, messageGroupId: 'a' });
    expect(calls.length).toBe(1);
    const [first] = queues.receive(arn, 1);
    queues.delete(arn, [first!.receiptHandle]);

    expect(calls.length).toBe(2);
    expect(bodiesOf(queues, arn)).toEqual(['2']);
  });

  it('sets a work timer for as long as a message is delayed or in flight, and none after', () => {
    const { cloud, queues, pass } = create();
    queues.create('orders', { VisibilityTimeout: '30' });
    queues.send(orders, { body: 'one', delaySeconds: 10 });
    expect(cloud.work.nextDueMs()).toBe(cloud.clock.now() + 10_000);
    pass(10);
    expect(cloud.work.nextDueMs()).toBeUndefined();
    const [message] = queues.receive(orders, 1);
    expect(cloud.work.nextDueMs()).toBe(cloud.clock.now() + 30_000);
    queues.delete(orders, [message!.receiptHandle]);

    expect(cloud.work.nextDueMs()).toBeUndefined();
  });

  it('gives a message received with a timeout of 0 to the next receive', () => {
    const { queues, cloud } = create();
    queues.create('orders', { VisibilityTimeout: '0' });
    queues.send(orders, { body: 'one' });

    expect([bodiesOf(queues), bodiesOf(queues)]).toEqual([['one'], ['one']]);
    expect(cloud.work.nextDueMs()).toBeUndefined();
  });

  it('holds at most 120000 messages in flight', () => {
    const { queues } = create();
    queues.create('orders', {});
    for (let index = 0; index < 120_001; index += 1) queues.send(orders, { body: 'x' });

    expect(queues.receive(orders, 130_000).length).toBe(120_000);
    expect(() => queues.receive(orders, 1)).toThrow(
      'Too many messages in flight: the queue holds 120000 in flight messages.',
    );
  });
});

describe('as the other services see it', () => {
  it('knows which queues exist and refuses to send to one that does not', () => {
    const { queues } = create();
    queues.create('orders', { VisibilityTimeout: '7' });

    expect([queues.exists(orders), queues.exists(queueArn('nope')), queues.exists('orders')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(queues.visibilityTimeoutSeconds(orders)).toBe(7);
    expect(() => queues.send(queueArn('nope'), { body: 'x' })).toThrow('The specified queue does not exist.');
    expect(() => queues.send(orders.replace('us-east-1', 'eu-west-1'), { body: 'x' })).toThrow(
      'The specified queue does not exist.',
    );
  });

  it('deletes what it can of a list of handles', () => {
    const { queues } = create();
    queues.create('orders', {});
    for (const body of ['one', 'two']) queues.send(orders, { body });
    const [one, two] = queues.receive(orders, 2);
    queues.delete(orders, ['nonsense', one!.receiptHandle, one!.receiptHandle, two!.receiptHandle]);
    queues.delete(queueArn('nope'), ['nonsense']);

    expect(queues.get('orders').counts()).toEqual({ visible: 0, delayed: 0, 'in-flight': 0 });
  });

  it('moves a poison message on by receives alone, three and no more', () => {
    const { cloud, queues } = create();
    queues.create('orders-dlq', {});
    queues.create('orders', {
      VisibilityTimeout: '10',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('orders-dlq'), maxReceiveCount: 3 }),
    });
    const receives: number[] = [];
    queues.onVisible(orders, () => {
      receives.push(
        ...queues.receive(orders, 10).map(({ attributes }) => Number(attributes.ApproximateReceiveCount)),
      );
    });
    const { calls } = listen(queues, queueArn('orders-dlq'));
    queues.send(orders, { body: 'poison' });
    for (let dueMs = cloud.work.nextDueMs(); dueMs !== undefined; dueMs = cloud.work.nextDueMs()) {
      cloud.clock.advanceTo(dueMs);
    }

    expect(receives).toEqual([1, 2, 3]);
    expect(calls.length).toBe(1);
    expect(bodiesOf(queues, queueArn('orders-dlq'))).toEqual(['poison']);
  });
});

describe('after a restart', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'busbar-queue-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const start = (clock = createVirtualClock()) => create({ store: createSqliteStateStore(dataDir), clock });
  const restart = async ({ cloud }: { cloud: CloudContext }, afterSeconds = 0) => {
    await cloud.store.close();
    return start(createVirtualClock({ startMs: cloud.clock.now() + afterSeconds * 1_000 }));
  };

  it('has its queues, tags, attributes and messages, in their order', async () => {
    const before = start();
    before.queues.create('orders', { VisibilityTimeout: '7' }, { team: 'shop' });
    before.queues.create('gone', {});
    for (const body of ['1', '2', '3']) before.queues.send(orders, { body });
    before.queues.send(queueArn('gone'), { body: 'x' });
    before.queues.remove(before.queues.get('gone'));
    const { queues } = await restart(before);

    expect(
      queues.list().map(({ name, record, attributes }) => [name, record.tags, attributes.VisibilityTimeout]),
    ).toEqual([['orders', { team: 'shop' }, '7']]);
    expect(bodiesOf(queues)).toEqual(['1', '2', '3']);
    expect(queues.find('gone')).toBeUndefined();
  });

  it('keeps a message in flight until its timeout ends, its handle good and its receives counted', async () => {
    const before = start();
    before.queues.create('orders', { VisibilityTimeout: '30' });
    for (const body of ['held', 'handled']) before.queues.send(orders, { body });
    const [, handled] = before.queues.receive(orders, 2);
    const { queues, pass } = await restart(before, 10);

    expect(bodiesOf(queues)).toEqual([]);
    queues.delete(orders, [handled!.receiptHandle]);
    const { calls } = listen(queues);
    pass(20);
    expect(calls.length).toBe(1);
    const [again] = queues.receive(orders, 2);
    expect([again?.body, again?.attributes.ApproximateReceiveCount]).toEqual(['held', '2']);
  });

  it('shows at once what timed out while it was down, and still holds back what is delayed', async () => {
    const before = start();
    before.queues.create('orders', { VisibilityTimeout: '30' });
    before.queues.send(orders, { body: 'timed out' });
    before.queues.receive(orders, 1);
    before.queues.send(orders, { body: 'delayed', delaySeconds: 60 });
    const { queues, pass } = await restart(before, 30);

    expect(bodiesOf(queues)).toEqual(['timed out']);
    pass(30);
    expect(bodiesOf(queues)).toContain('delayed');
  });

  it('still knows a FIFO duplicate, and goes on with growing sequence numbers', async () => {
    const arn = queueArn('orders.fifo');
    const before = start();
    before.queues.create('orders.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    const first = before.queues.send(arn, { body: 'one', messageGroupId: 'a' });
    const { queues, pass } = await restart(before, 10);

    expect(queues.send(arn, { body: 'one', messageGroupId: 'a' })).toEqual(first);
    const second = queues.send(arn, { body: 'two', messageGroupId: 'a' });
    expect(second.sequenceNumber! > first.sequenceNumber!).toBe(true);
    pass(290);
    expect(queues.send(arn, { body: 'one', messageGroupId: 'a' }).messageId).not.toBe(first.messageId);
    expect(bodiesOf(queues, arn)).toEqual(['one', 'two', 'one']);
  });

  it('gives new messages new ids although the same seed draws those of the stored ones again', async () => {
    const before = start();
    before.queues.create('orders', {});
    const { messageId } = before.queues.send(orders, { body: 'before' });
    const { queues } = await restart(before);
    const after = queues.send(orders, { body: 'after' });

    expect(after.messageId).not.toBe(messageId);
    expect(bodiesOf(queues)).toEqual(['before', 'after']);
  });

  it('goes on with a redrive', async () => {
    const before = start();
    const source = queueArn('orders-dlq');
    before.queues.create('orders-dlq', {});
    before.queues.create('orders', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: source, maxReceiveCount: 1 }),
    });
    for (const body of ['1', '2', '3']) before.queues.send(source, { body });
    before.queues.moveTasks.start({ sourceArn: source, destinationArn: orders, maximumPerSecond: 2 });
    before.pass(0);
    const { queues, pass } = await restart(before, 60);
    pass(1);

    expect(bodiesOf(queues)).toEqual(['1', '2', '3']);
    expect(queues.moveTasks.list(source, 1)).toMatchObject([{ status: 'COMPLETED', messagesMoved: 3 }]);
  });
});
