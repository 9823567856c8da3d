import type { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { createRandom } from '@busbar/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeDynamoDb, type Refusal } from '../fixtures/fake-dynamodb.ts';
import { cancelledV1, placedV2 } from '../fixtures/sqs-event.ts';
import { type ReadModelChange, toCancellationChange, toOrderChange } from './read-model.ts';
import { createReadModelStore } from './read-model-store.ts';

function startStore(refuse?: (call: number) => Refusal | undefined) {
  const client = new FakeDynamoDb(refuse);
  const waits: number[] = [];
  const store = createReadModelStore({
    client,
    tableName: 'read-model',
    random: createRandom(1),
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { client, store, waits };
}

const placed = toOrderChange(placedV2);
const cancelled = toCancellationChange(cancelledV1);

describe('createReadModelStore', () => {
  it('adds item and totals in one call', async () => {
    const { client, store } = startStore();

    expect(await store.apply(placed)).toEqual({ outcome: 'handled' });
    expect(await store.apply(cancelled)).toEqual({ outcome: 'handled' });

    expect(client.calls).toBe(2);
    expect([...client.items.keys()].sort()).toEqual([
      'CANCELLATION#C536379',
      'COUNTRY#United Kingdom',
      'ORDER#536365',
    ]);
    expect(client.items.get('COUNTRY#United Kingdom')).toEqual({
      pk: { S: 'COUNTRY#United Kingdom' },
      country: { S: 'United Kingdom' },
      orders: { N: '1' },
      cancellations: { N: '1' },
      grossPence: { N: '610' },
      cancelledPence: { N: '255' },
      netRevenuePence: { N: '355' },
    });
  });

  it('absorbs an order that is there already and leaves the totals alone', async () => {
    const { client, store } = startStore();
    await store.apply(placed);
    const before = client.snapshot();

    expect(await store.apply(placed)).toEqual({ outcome: 'duplicate' });
    expect(client.snapshot()).toBe(before);
  });

  it('comes to the same bytes whatever comes twice and in whatever order', async () => {
    const changes: readonly ReadModelChange[] = ['GB', 'FR', 'GB', 'FR', 'GB'].flatMap((country, index) => [
      toOrderChange({ ...placedV2, orderId: `order-${index}`, country }),
      toCancellationChange({ ...cancelledV1, cancellationId: `C${index}`, country }),
    ]);
    const apply = async (sequence: readonly ReadModelChange[]) => {
      const { client, store } = startStore();
      await Promise.all(sequence.map(store.apply));
      return client.snapshot();
    };
    const expected = await apply(changes);

    await fc.assert(
      fc.asyncProperty(
        fc
          .array(fc.nat(changes.length - 1))
          .chain((again) =>
            fc.shuffledSubarray([...changes.keys(), ...again], { minLength: changes.length + again.length }),
          ),
        async (order) => {
          expect(await apply(order.map((index) => changes[index]!))).toBe(expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('tries again, later each time, when another transaction holds the totals', async () => {
    const { client, store, waits } = startStore((call) =>
      call < 4 ? ['None', 'TransactionConflict'] : undefined,
    );

    expect(await store.apply(placed)).toEqual({ outcome: 'handled' });

    expect(client.calls).toBe(4);
    expect(waits).toHaveLength(3);
    for (const [index, ms] of waits.entries()) expect(ms).toBeLessThan(40 * 2 ** index);
  });

  it('gives up after 5 conflicts, to be tried again with the message', async () => {
    const { client, store } = startStore(() => ['None', 'TransactionConflict']);

    await expect(store.apply(placed)).rejects.toMatchObject({
      code: 'READ_MODEL_CONTENTION',
      retry: 'later',
      country: 'United Kingdom',
      attempts: 5,
    });
    expect(client.calls).toBe(5);
    expect(client.items.size).toBe(0);
  });

  it('throws any other failure as it is, and goes on with the next change of the country', async () => {
    const failure = new Error('no such table');
    const { store } = startStore((call) => (call === 1 ? failure : undefined));

    const results = await Promise.allSettled([store.apply(placed), store.apply(cancelled)]);

    expect(results).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'fulfilled', value: { outcome: 'handled' } },
    ]);
  });

  it('writes changes of one country one after another and of two countries side by side', async () => {
    let underWay = 0;
    const most = new Map<string, number>();
    const release = Promise.withResolvers<void>();
    const store = createReadModelStore({
      tableName: 'read-model',
      client: {
        send: async (command: unknown): Promise<never> => {
          const { TransactItems } = (command as TransactWriteItemsCommand).input;
          underWay += 1;
          most.set(TransactItems![1]!.Update!.Key!.pk!.S!, underWay);
          await release.promise;
          underWay -= 1;
          return {} as never;
        },
      },
    });

    const done = Promise.all([
      store.apply(placed),
      store.apply(cancelled),
      store.apply({ ...placed, country: 'France' }),
    ]);
    await Promise.resolve();
    expect(underWay).toBe(2);
    release.resolve();
    await done;

    expect(most.get('COUNTRY#France')).toBe(2);
  });
});
