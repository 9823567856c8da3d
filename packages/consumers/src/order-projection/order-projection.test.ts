import { describe, expect, it } from 'vitest';
import { consume } from '../consume/consume.ts';
import { FakeDynamoDb } from '../fixtures/fake-dynamodb.ts';
import { InMemoryPersistence } from '../fixtures/in-memory-persistence.ts';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { cancelledV1, eventIds, lambdaContext, placedV1, placedV2, toBatch } from '../fixtures/sqs-event.ts';
import { createOrderProjection } from './create-order-projection.ts';
import { createReadModelStore } from './read-model-store.ts';
import { orderProjection } from './subscription.ts';

function start() {
  const client = new FakeDynamoDb();
  const observability = recordObservability();
  const handle = consume(
    orderProjection,
    createOrderProjection(createReadModelStore({ client, tableName: 'read-model' })),
    { persistence: new InMemoryPersistence(), ...observability },
  );
  return { client, handle, ...observability };
}

const cancellation = {
  detailType: 'orders.OrderCancelled',
  data: cancelledV1,
  metadata: { id: eventIds.b, version: '1.0' },
};

describe('order-projection', () => {
  it('projects orders of version 1 and 2 alike', async () => {
    const [first, second] = [start(), start()];

    await first.handle(toBatch({ data: placedV1, metadata: { version: '1.0' } }), lambdaContext);
    await second.handle(toBatch({ data: placedV2 }), lambdaContext);

    expect(first.client.snapshot()).toBe(second.client.snapshot());
  });

  it('fails an order whose total differs from its lines, and it alone', async () => {
    const { client, handle, lines } = start();

    const response = await handle(
      toBatch({ data: { ...placedV2, totalPence: 611 } }, cancellation),
      lambdaContext,
    );

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(lines.map(([, , { eventId, error }]) => [eventId, error])).toEqual([
      [eventIds.a, 'ORDER_TOTAL_MISMATCH'],
    ]);
    expect([...client.items.keys()]).toEqual(['CANCELLATION#C536379', 'COUNTRY#United Kingdom']);
  });

  it('counts an order once when it was published twice under two event ids', async () => {
    const { client, handle, batches } = start();

    await handle(toBatch({}, { metadata: { id: eventIds.c } }), lambdaContext);

    expect(client.items.get('COUNTRY#United Kingdom')?.orders).toEqual({ N: '1' });
    expect(batches).toEqual([{ EventsHandled: 1, DuplicatesAbsorbed: 1, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it('rebuilds the same bytes by a replay after the table was emptied, and absorbs a replay over what is there', async () => {
    const { client, handle, batches } = start();
    await handle(toBatch({}, cancellation), lambdaContext);
    const before = client.snapshot();

    client.items.clear();
    await handle(toBatch({ ...cancellation, replayName: 'r-1' }, { replayName: 'r-1' }), lambdaContext);
    const rebuilt = client.snapshot();
    await handle(toBatch({ replayName: 'r-2' }), lambdaContext);

    expect(rebuilt).toBe(before);
    expect(client.snapshot()).toBe(before);
    expect(
      batches.map(({ EventsHandled, DuplicatesAbsorbed }) => [EventsHandled, DuplicatesAbsorbed]),
    ).toEqual([
      [2, 0],
      [2, 0],
      [0, 1],
    ]);
  });
});
