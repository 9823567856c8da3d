import { createVirtualClock } from '@busbar/core';
import { orders } from '@busbar/events-schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drive } from '../test/drive.ts';
import { createOrders, order } from '../test/example-orders.ts';
import { startFakeEventBridge } from '../test/fake-event-bridge.ts';
import type { FakeEventBridge } from '../test/fake-event-bridge.ts';
import { createPublisher } from './create-publisher.ts';

let aws: FakeEventBridge;

beforeEach(async () => {
  aws = await startFakeEventBridge('orders');
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '3');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await aws.stop();
});

const createShop = (eventBusName = 'orders') => {
  const clock = createVirtualClock();
  return { clock, publisher: createPublisher({ eventBusName, source: 'busbar.shop', clock }) };
};

describe('publishing over the wire', () => {
  it('asks once whether the bus exists, then puts 12 events with 2 calls', async () => {
    const { publisher } = createShop();
    const items = createOrders(12).map((data) => ({ event: orders.OrderPlaced, data }));

    await publisher.publishAll(items);
    await publisher.publish(orders.OrderPlaced, order);

    expect(aws.requests.map(({ action, body }) => [action, body.Entries?.length])).toEqual([
      ['DescribeEventBus', undefined],
      ['PutEvents', 10],
      ['PutEvents', 2],
      ['PutEvents', 1],
    ]);
    expect(aws.buses.get('orders')?.events.length).toBe(13);
  });

  it('sends an event again under the same id after a lost response: at least once', async () => {
    aws.fail('PutEvents', 'lost-response');
    const { publisher, clock } = createShop();

    const { id } = await drive(clock, publisher.publish(orders.OrderPlaced, order));

    const ids = aws.buses
      .get('orders')
      ?.events.map(({ detail }) => (detail as { metadata: { id: string } }).metadata.id);
    expect(ids).toEqual([id, id]);
  });

  it('makes 5 calls of one attempt each before it gives up: the retries of the SDK do not multiply', async () => {
    const throttled = { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' };
    aws.fail('PutEvents', ...Array(9).fill(throttled));
    const { publisher, clock } = createShop();

    await expect(drive(clock, publisher.publish(orders.OrderPlaced, order))).rejects.toMatchObject({
      code: 'PUBLISH_REJECTED',
      retry: 'later',
      rejected: [{ errorCode: 'ThrottlingException', outcome: 'rejected', attempts: 5 }],
    });

    const puts = aws.requests.filter(({ action }) => action === 'PutEvents');
    expect(puts.map(({ attempt }) => attempt)).toEqual(['1', '1', '1', '1', '1']);
  });

  it('puts nothing on a bus that does not exist', async () => {
    const { publisher } = createShop('nowhere');

    await expect(publisher.publish(orders.OrderPlaced, order)).rejects.toMatchObject({
      code: 'EVENT_BUS_NOT_FOUND',
      eventBusName: 'nowhere',
    });

    expect(aws.requests.map(({ action }) => action)).toEqual(['DescribeEventBus']);
  });

  it('publishes without the permission to ask, and warns through the process', async () => {
    aws.fail('DescribeEventBus', { status: 400, code: 'AccessDeniedException', message: 'not authorized' });
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const { publisher } = createShop();

    await publisher.publish(orders.OrderPlaced, order);

    expect(emitWarning.mock.calls).toEqual([
      [
        'Publishing to event bus "orders" without knowing that it exists: Failed to call DescribeEventBus for event bus "orders": AccessDeniedException (not authorized). Check credentials, permissions and endpoint. Grant events:DescribeEventBus, or set verifyEventBus to false if the bus is known to exist.',
        { type: 'BusbarWarning', code: 'EVENT_BUS_UNVERIFIED' },
      ],
    ]);
    expect(aws.buses.get('orders')?.events.length).toBe(1);
  });
});
