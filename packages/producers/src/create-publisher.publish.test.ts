import { createRandom } from '@busbar/core';
import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { drive } from '../test/drive.ts';
import { order } from '../test/example-orders.ts';
import { createScriptedEventBus } from '../test/scripted-event-bus.ts';
import { rejectionOf, setUpPublisher } from '../test/set-up-publisher.ts';
import { createInProcessEventBus } from './create-in-process-event-bus.ts';

describe('publish', () => {
  it('puts one event on the bus in its envelope, as the latest version of its family', async () => {
    const eventBus = createInProcessEventBus({ random: createRandom(1) });
    const { publisher } = setUpPublisher(eventBus);

    const published = await publisher.publish(orders.OrderPlaced, order);

    expect(published).toMatchInlineSnapshot(`
      {
        "detailType": "orders.OrderPlaced",
        "eventId": "fee0411d-7ab5-4e13-a21c-10c1ff994f9e",
        "id": "019421bc-aa7b-70cb-ad60-ea91688d29b8",
        "version": "2.0",
      }
    `);
    expect(eventBus.events).toMatchInlineSnapshot(`
      [
        {
          "account": "000000000000",
          "detail": {
            "data": {
              "country": "United Kingdom",
              "currency": "GBP",
              "customerId": "17850",
              "lines": [
                {
                  "description": "Heart holder",
                  "quantity": 6,
                  "stockCode": "85123A",
                  "unitPricePence": 255,
                },
              ],
              "orderId": "700001",
              "placedAt": "2010-12-01T08:26:00.000Z",
              "totalPence": 1530,
            },
            "metadata": {
              "correlationId": "019421bc-aa7b-70cb-ad60-ea91688d29b8",
              "id": "019421bc-aa7b-70cb-ad60-ea91688d29b8",
              "occurredAt": "2025-01-01T12:00:00.123Z",
              "producer": {
                "service": "busbar.shop",
              },
              "version": "2.0",
            },
          },
          "detail-type": "orders.OrderPlaced",
          "id": "fee0411d-7ab5-4e13-a21c-10c1ff994f9e",
          "region": "us-east-1",
          "resources": [],
          "source": "busbar.shop",
          "time": "2025-01-01T12:00:00Z",
          "version": "0",
        },
      ]
    `);
  });

  it('says of an event whatever it is told', async () => {
    const eventBus = createInProcessEventBus();
    const { publisher } = setUpPublisher(eventBus, { producer: { service: 'checkout', version: '1.4.0' } });

    await publisher.publish(orders.OrderPlaced.v2, order, {
      id: 'order-700001',
      occurredAt: '2010-12-01T08:26:00.987Z',
      correlationId: 'basket-1',
      causationId: 'payment-1',
      partitionKey: '17850',
      tenant: 'uk',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      time: new Date('2010-12-02T00:00:00Z'),
      resources: ['arn:aws:s3:::shop'],
    });

    expect(eventBus.events).toMatchObject([
      {
        time: '2010-12-02T00:00:00Z',
        resources: ['arn:aws:s3:::shop'],
        detail: {
          metadata: {
            id: 'order-700001',
            version: '2.0',
            occurredAt: '2010-12-01T08:26:00.987Z',
            correlationId: 'basket-1',
            causationId: 'payment-1',
            producer: { service: 'checkout', version: '1.4.0' },
            partitionKey: '17850',
            tenant: 'uk',
            traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          },
        },
      },
    ]);
  });

  it('takes the time at which it happened for the time of the entry', async () => {
    const eventBus = createInProcessEventBus();

    await setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced, order, {
      occurredAt: '2010-12-01T08:26:59.999Z',
    });

    expect(eventBus.events[0]?.time).toBe('2010-12-01T08:26:59Z');
  });

  it('publishes an older version when it is asked to', async () => {
    const eventBus = createInProcessEventBus();
    const { currency: _, totalPence: __, ...orderV1 } = order;

    const { version } = await setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced.v1, orderV1);

    expect(version).toBe('1.0');
    expect(eventBus.events).toMatchObject([{ detail: { metadata: { version: '1.0' }, data: orderV1 } }]);
  });

  it('sends nothing that breaks its contract', async () => {
    const eventBus = createScriptedEventBus([]);
    const { publisher } = setUpPublisher(eventBus);
    const line = { ...order.lines[0]!, quantity: 0 };

    await expect(publisher.publish(orders.OrderPlaced, { ...order, lines: [line] })).rejects.toMatchObject({
      code: 'CONTRACT_VIOLATION',
      violations: [{ pointer: '/lines/0/quantity', keyword: 'minimum', value: 0 }],
    });

    expect(eventBus.calls).toEqual([]);
  });

  it('sends nothing whose metadata is not valid', async () => {
    const eventBus = createScriptedEventBus([]);

    await expect(
      setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced, order, { traceparent: 'no' }),
    ).rejects.toMatchObject({ code: 'INVALID_ENVELOPE' });
    await expect(
      setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced, order, { occurredAt: 'yesterday' }),
    ).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message:
        'Failed to publish event "orders.OrderPlaced": occurredAt "yesterday" is not a time. Give a Date or an ISO 8601 text.',
    });

    expect(eventBus.calls).toEqual([]);
  });

  it('sends nothing from a source that the contract does not name', async () => {
    const eventBus = createScriptedEventBus([]);

    await expect(
      setUpPublisher(eventBus, { source: 'busbar.warehouse' }).publisher.publish(orders.OrderPlaced, order),
    ).rejects.toMatchObject({
      code: 'SOURCE_NOT_ALLOWED',
      source: 'busbar.warehouse',
      allowedSources: ['busbar.shop'],
      message:
        'Failed to publish event "orders.OrderPlaced": its contract does not name source "busbar.warehouse" but "busbar.shop". Publish from one of these or add the source to the contract.',
    });

    expect(eventBus.calls).toEqual([]);
  });

  it('sends an event of 1,000,000 bytes and refuses one of 1,000,001 before it is sent', async () => {
    const eventBus = createInProcessEventBus();
    const { publisher } = setUpPublisher(eventBus);
    const publishWith = (resource: string) =>
      publisher.publish(orders.OrderPlaced, order, { resources: [resource] });
    const { sizeBytes } = publisher.prepare(orders.OrderPlaced, order);
    const resource = 'x'.repeat(1_000_000 - sizeBytes);

    await publishWith(resource);
    await expect(publishWith(`${resource}x`)).rejects.toMatchObject({
      code: 'EVENT_TOO_LARGE',
      sizeBytes: 1_000_001,
      limitBytes: 1_000_000,
    });

    expect(eventBus.events.length).toBe(1);
  });

  it('rejects, with the same id for another try, what the bus rejects', async () => {
    const throttled = { rejected: { 0: 'ThrottlingException' } };
    const eventBus = createScriptedEventBus([throttled, throttled]);
    const { publisher, clock } = setUpPublisher(eventBus, { retry: { maxAttempts: 2 } });

    const error = await rejectionOf(
      drive(clock, publisher.publish(orders.OrderPlaced, order, { tenant: 'uk' })),
    );
    const [again] = await publisher.publishAll(error.rejected);

    expect(error.message).toBe(
      'Failed to publish to event bus "orders": 1 of 1 event was not accepted (#0 orders.OrderPlaced ThrottlingException after 2 attempts). Publish only error.rejected again.',
    );
    expect(again?.id).toBe(error.rejected[0]?.id);
    expect(new Set(eventBus.calls.flat()).size).toBe(1);
  });

  it('tells who must act on a rejection', async () => {
    const retryOf = async (...codes: string[]) => {
      const eventBus = createScriptedEventBus([{ rejected: { ...codes } }]);
      const { publisher } = setUpPublisher(eventBus, { retry: { maxAttempts: 1 } });
      const items = codes.map(() => ({ event: orders.OrderPlaced, data: order }));
      return (await rejectionOf(publisher.publishAll(items))).retry;
    };

    expect(await retryOf('ThrottlingException')).toBe('later');
    expect(await retryOf('ThrottlingException', 'AccessDeniedException')).toBe('operator');
    expect(await retryOf('ThrottlingException', 'AccessDeniedException', 'MalformedDetail')).toBe('never');
  });
});

describe('publish to a bus that does not exist', () => {
  it('throws before anything is sent', async () => {
    const eventBus = createScriptedEventBus([], { exists: async () => false });

    await expect(setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced, order)).rejects.toMatchObject(
      {
        code: 'EVENT_BUS_NOT_FOUND',
        eventBusName: 'orders',
      },
    );

    expect(eventBus.calls).toEqual([]);
  });

  it('asks nothing when verifyEventBus is false', async () => {
    const exists = async () => expect.fail('it is asked');
    const { publisher, warnings } = setUpPublisher(createScriptedEventBus([], { exists }), {
      verifyEventBus: false,
    });

    await publisher.publish(orders.OrderPlaced, order);

    expect(warnings).toEqual([]);
  });

  it('publishes and warns once when it may not ask', async () => {
    const exists = () => Promise.reject(new Error('not authorized'));
    const { publisher, warnings } = setUpPublisher(createScriptedEventBus([], { exists }));

    await publisher.publish(orders.OrderPlaced, order);
    await publisher.publish(orders.OrderPlaced, order);

    expect(warnings.map(({ code }) => code)).toEqual(['EVENT_BUS_UNVERIFIED']);
  });
});
