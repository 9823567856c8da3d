import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { orders } from '@busbar/events-schema';
import { findAssembly } from '@busbar/operations';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestBus } from './start-test-bus.ts';
import type { TestBus } from './test-bus.ts';

const order = {
  orderId: 'A-1',
  placedAt: '2025-01-01T08:00:00.000Z',
  country: 'France',
  currency: 'GBP' as const,
  lines: [{ stockCode: 'LAMP', quantity: 2, unitPricePence: 250 }],
  totalPence: 500,
};

describe('startTestBus', { timeout: 60_000 }, () => {
  let bus: TestBus;
  beforeAll(async () => {
    bus = await startTestBus({ seed: 1 });
  });
  afterAll(() => bus.stop());

  it('shows an order handled by the consumers that it is routed to', async () => {
    const placed = await bus.publish(orders.OrderPlaced, order);
    await bus.waitForHandled('order-projection', placed);
    await bus.waitForHandled('order-notifier', placed);
    expect(await bus.deadLetters('order-projection')).toEqual([]);
  });

  it('gives events the ids that its seed decides', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const other = await startTestBus({ seed: 5 });
        const { id } = await other.publish(orders.OrderPlaced, order);
        await other.stop();
        return id;
      }),
    );
    expect(ids).toEqual(['01941f29-7c00-76ba-a3b5-0ea1e841f02b', ids[0]]);
  });

  it('shows that a cancellation does not reach the notifier', async () => {
    const { orderId: _orderId, placedAt, ...data } = order;
    const cancelled = await bus.publish(orders.OrderCancelled, {
      ...data,
      cancellationId: 'C-1',
      cancelledAt: placedAt,
    });
    await bus.expectNoDelivery('order-notifier', cancelled);
    await bus.waitForHandled('order-projection', cancelled);
  });

  it('says that an event was not delivered where the test expects it handled', async () => {
    const { orderId: _orderId, placedAt, ...data } = order;
    const cancelled = await bus.publish(orders.OrderCancelled, {
      ...data,
      cancellationId: 'C-2',
      cancelledAt: placedAt,
    });
    await expect(bus.waitForHandled('order-notifier', cancelled)).rejects.toThrow(
      expect.objectContaining({ code: 'UNEXPECTED_DELIVERY', fate: 'not-delivered' }),
    );
  });

  it('says that an event was handled where the test expects no delivery', async () => {
    const placed = await bus.publish(orders.OrderPlaced, { ...order, orderId: 'A-2' });
    await expect(bus.expectNoDelivery('order-projection', placed)).rejects.toThrow(
      expect.objectContaining({ code: 'UNEXPECTED_DELIVERY', fate: 'handled' }),
    );
  });

  it('shows a poison event in the dead-letter queue after 3 receives, two minutes later and in no time', async () => {
    const startMs = bus.cloud.clock.now();
    const receives: number[] = [];
    bus.cloud.spy.listen((record) => {
      if (record.type === 'message-received' && record.queueArn.endsWith('order-projection')) {
        receives.push(record.receiveCount);
      }
    });
    const poison = await bus.publish(orders.OrderPlaced, { ...order, orderId: 'A-3', totalPence: 499 });
    expect((await bus.deadLetters('order-projection')).map(({ eventId }) => eventId)).toEqual([poison.id]);
    expect(receives).toEqual([1, 2, 3]);
    expect(bus.cloud.clock.now() - startMs).toBeGreaterThanOrEqual(2 * 60_000);
    await expect(bus.waitForHandled('order-projection', poison)).rejects.toThrow(
      expect.objectContaining({ fate: 'dead-lettered' }),
    );
  });

  it('absorbs an event that is published twice', async () => {
    const placed = await bus.publish(orders.OrderPlaced, { ...order, orderId: 'A-4' });
    const again = await bus.publish(orders.OrderPlaced, { ...order, orderId: 'A-4' }, { id: placed.id });
    await bus.waitForHandled('order-notifier', again);
    const absorbed = bus.cloud
      .logs('busbar-dev-order-notifier')
      .filter(({ message }) => message.includes('"DuplicatesAbsorbed":1'));
    expect(absorbed).toHaveLength(1);
  });

  it('names the subscriptions that there are when a test misspells one', async () => {
    await expect(bus.deadLetters('order-projektion')).rejects.toThrow(
      'Failed to look up subscription "order-projektion": the assembly has order-projection, order-notifier, ' +
        'event-archiver. Check the spelling, or synthesize the assembly again.',
    );
  });
});

describe('a replay to every rule', { timeout: 60_000 }, () => {
  it('notifies nobody again and archives nothing again', async () => {
    const bus = await startTestBus({ seed: 3 });
    onTestFinished(() => bus.stop());
    const { endpoint, region, credentials, clock, outputs } = bus.cloud;
    const { ArchiveArn, EventBusArn } = outputs['busbar-dev-bus']!;
    const eventBridge = new EventBridgeClient({ endpoint, region, credentials });
    const placed = await bus.publish(orders.OrderPlaced, order);
    await bus.waitForHandled('order-notifier', placed);

    await eventBridge.send(
      new StartReplayCommand({
        ReplayName: 'all-over-again',
        EventSourceArn: ArchiveArn,
        EventStartTime: new Date(clock.now() - 3_600_000),
        EventEndTime: new Date(clock.now() + 3_600_000),
        Destination: { Arn: EventBusArn },
      }),
    );
    await bus.cloud.settle();

    const counted = (metric: string, consumer: string) =>
      bus.cloud.logs(`busbar-dev-${consumer}`).filter(({ message }) => message.includes(`"${metric}":1`))
        .length;
    expect({
      handled: ['order-projection', 'order-notifier', 'event-archiver'].map((each) =>
        counted('EventsHandled', each),
      ),
      skipped: ['order-projection', 'order-notifier', 'event-archiver'].map((each) =>
        counted('EventsSkipped', each),
      ),
    }).toEqual({ handled: [1, 1, 1], skipped: [0, 1, 1] });
  });
});

describe('startTestBus under faults', { timeout: 60_000 }, () => {
  let bus: TestBus | undefined;
  afterEach(async () => {
    await bus?.stop();
  });

  it('shows an order handled once although the consumer crashed after its first transaction', async () => {
    bus = await startTestBus({
      seed: 2,
      faults: {
        functions: {
          'order-projection': { crashAfter: { action: 'dynamodb:TransactWriteItems', firstBatches: 1 } },
        },
      },
    });
    const placed = await bus.publish(orders.OrderPlaced, order);
    await bus.waitForHandled('order-projection', placed);
    expect(bus.cloud.spy.count('fault-injected')).toBe(1);
    const logs = bus.cloud.logs('busbar-dev-order-projection').map(({ message }) => message);
    expect(logs.filter((message) => message.includes('"DuplicatesAbsorbed":1'))).toHaveLength(1);
  });

  it('says that an event is queued, not handled, where the event source mapping is switched off', async () => {
    const assembly = mkdtempSync(join(tmpdir(), 'busbar-testing-'));
    onTestFinished(() => rmSync(assembly, { recursive: true }));
    cpSync(findAssembly(process.cwd()), assembly, { recursive: true });
    const file = join(assembly, 'busbar-dev-consumers.template.json');
    const template = JSON.parse(readFileSync(file, 'utf8')) as {
      Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
    };
    for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type === 'AWS::Lambda::EventSourceMapping' && logicalId.startsWith('OrderNotifier'))
        Properties.Enabled = false;
    }
    writeFileSync(file, JSON.stringify(template));
    bus = await startTestBus({ assembly, seed: 3 });
    const placed = await bus.publish(orders.OrderPlaced, order);
    await bus.waitForHandled('order-projection', placed);
    await expect(bus.waitForHandled('order-notifier', placed)).rejects.toThrow(
      expect.objectContaining({ code: 'UNEXPECTED_DELIVERY', fate: 'queued' }),
    );
  });

  it('says where it looked for an assembly', async () => {
    await expect(startTestBus({ assembly: '/nowhere' })).rejects.toThrow(
      'Failed to load assembly "/nowhere": it has no manifest.json. ' +
        'Name the folder that `cdk synth` wrote, usually cdk.out.',
    );
  });
});
