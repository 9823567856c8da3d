import { describe, expect, it } from 'vitest';
import { consume } from '../consume/consume.ts';
import { FakeDynamoDb } from '../fixtures/fake-dynamodb.ts';
import { InMemoryPersistence } from '../fixtures/in-memory-persistence.ts';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { eventIds, lambdaContext, toBatch } from '../fixtures/sqs-event.ts';
import { createOrderNotifier } from './create-order-notifier.ts';
import { orderNotifier } from './subscription.ts';

function start(client = new FakeDynamoDb()) {
  const observability = recordObservability();
  const handle = consume(orderNotifier, createOrderNotifier({ client, tableName: 'notifications' }), {
    persistence: new InMemoryPersistence(),
    ...observability,
  });
  return { client, handle, ...observability };
}

describe('order-notifier', () => {
  it('records one notification of an order', async () => {
    const { client, handle } = start();

    await handle(toBatch({}), lambdaContext);

    expect([...client.items.values()]).toEqual([
      {
        pk: { S: '536365#placed' },
        orderId: { S: '536365' },
        eventId: { S: eventIds.a },
        correlationId: { S: 'correlation-1' },
        customerId: { S: '17850' },
        placedAt: { S: '2010-12-01T08:26:00.000Z' },
        totalPence: { N: '610' },
      },
    ]);
  });

  it('absorbs a second event about the same order', async () => {
    const { client, handle, batches } = start();

    const response = await handle(toBatch({}, { metadata: { id: eventIds.b } }), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(client.items.size).toBe(1);
    expect(batches).toEqual([{ EventsHandled: 1, DuplicatesAbsorbed: 1, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it('notifies nobody under a replay', async () => {
    const { client, handle, batches } = start();

    await handle(toBatch({ replayName: 'r-1' }), lambdaContext);

    expect(client.calls).toBe(0);
    expect(batches).toEqual([{ EventsHandled: 0, DuplicatesAbsorbed: 0, EventsSkipped: 1, EventsFailed: 0 }]);
  });

  it('fails the record when the table cannot be written', async () => {
    const { handle } = start(new FakeDynamoDb(() => new Error('throttled')));

    expect(await handle(toBatch({}), lambdaContext)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
  });
});
