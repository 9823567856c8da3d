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

  it('puts what comes while a transaction is under way into the next one, as one sum', async () => {
    const { client, store } = startStore();

    const results = await Promise.all(
      [1, 2, 3, 4].map((n) => store.apply(toOrderChange({ ...placedV2, orderId: `order-${n}` }))),
    );

    expect(results.map(({ outcome }) => outcome)).toEqual(['handled', 'handled', 'handled', 'handled']);
    expect(client.calls).toBe(2);
    expect(client.items.get('COUNTRY#United Kingdom')).toMatchObject({
      orders: { N: '4' },
      grossPence: { N: '2440' },
    });
  });

  it('takes 25 changes in one transaction and leaves the 26th for the next', async () => {
    const { client, store } = startStore();

    await Promise.all(
      Array.from({ length: 27 }, (_, n) =>
        store.apply(toOrderChange({ ...placedV2, orderId: `order-${n}` })),
      ),
    );

    expect(
      client.commands.map((command) => (command as TransactWriteItemsCommand).input.TransactItems?.length),
    ).toEqual([2, 26, 2]);
  });

  it('absorbs the duplicates of a group and writes the others', async () => {
    const { client, store } = startStore();
    await store.apply(placed);

    const results = await Promise.all([
      store.apply(cancelled),
      store.apply(placed),
      store.apply(toOrderChange({ ...placedV2, orderId: 'new' })),
      store.apply(toOrderChange({ ...placedV2, orderId: 'new' })),
    ]);

    expect(results.map(({ outcome }) => outcome)).toEqual(['handled', 'duplicate', 'handled', 'duplicate']);
    expect(client.items.get('COUNTRY#United Kingdom')).toMatchObject({
      orders: { N: '2' },
      cancellations: { N: '1' },
    });
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

  it('fails only the change that is to blame when a group is refused', async () => {
    const tooLarge = Object.assign(new Error('Item size has exceeded the maximum allowed size'), {
      name: 'ValidationException',
    });
    const { client, store } = startStore((call) => (call === 2 || call === 4 ? tooLarge : undefined));

    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => store.apply(toOrderChange({ ...placedV2, orderId: `order-${n}` }))),
    );

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(client.items.get('COUNTRY#United Kingdom')?.orders).toEqual({ N: '3' });
  });

  it('does not take a group apart when the call itself failed', async () => {
    const { client, store } = startStore((call) => (call === 2 ? new Error('no connection') : undefined));

    const results = await Promise.allSettled(
      [1, 2, 3].map((n) => store.apply(toOrderChange({ ...placedV2, orderId: `order-${n}` }))),
    );

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(client.calls).toBe(2);
  });

  it('fails a whole group that never gets the totals, to be tried again', async () => {
    const { store } = startStore((call) =>
      call === 1 ? undefined : ['None', 'None', 'TransactionConflict'],
    );

    const results = await Promise.allSettled([
      store.apply(placed),
      store.apply(cancelled),
      store.apply(toOrderChange({ ...placedV2, orderId: 'other' })),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('writes the changes of two countries side by side', async () => {
    const { client, store } = startStore();

    const first = store.apply(placed);
    const second = store.apply({
      ...placed,
      country: 'France',
      item: { ...placed.item, pk: { S: 'ORDER#2' } },
    });

    expect(client.calls).toBe(2);
    await Promise.all([first, second]);
  });
});
