import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { defineSubscription } from './define-subscription.ts';
import { InvalidSubscriptionError } from './invalid-subscription-error.ts';
import type { SubscriptionOptions } from './subscription.ts';

const minimal = {
  name: 'invoicing',
  description: 'Writes an invoice for each order.',
  events: [orders.OrderPlaced],
  replay: 'skip',
} as const satisfies SubscriptionOptions;

function problemsOf(overrides: Partial<SubscriptionOptions>): readonly (readonly [string, unknown])[] {
  try {
    defineSubscription({ ...minimal, ...overrides });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidSubscriptionError)) throw error;
    return error.problems.map(({ field, value }) => [field, value]);
  }
}

const table = { name: 'invoices', environmentVariable: 'INVOICES_TABLE', access: ['dynamodb:PutItem'] };
const bucket = { name: 'papers', environmentVariable: 'PAPERS_BUCKET', access: ['s3:PutObject'] };

describe('defineSubscription', () => {
  it('fills in every default', () => {
    const { events, ...data } = defineSubscription(minimal);

    expect(events).toEqual([orders.OrderPlaced]);
    expect(data).toEqual({
      name: 'invoicing',
      description: 'Writes an invoice for each order.',
      pattern: { 'detail-type': ['orders.OrderPlaced'] },
      replay: 'skip',
      queue: { maxReceiveCount: 5, visibilityTimeoutSeconds: 60, retentionDays: 14 },
      function: {
        timeoutSeconds: 10,
        memoryMegabytes: 256,
        batchSize: 10,
        batchingWindowSeconds: 0,
        maximumConcurrency: 10,
      },
      idempotency: { expiresAfterDays: 15 },
      tables: [],
      buckets: [],
    });
  });

  it('derives the visibility timeout from function timeout and window, the expiry from the retention', () => {
    const { queue, idempotency } = defineSubscription({
      ...minimal,
      queue: { retentionDays: 4 },
      function: { timeoutSeconds: 30, batchSize: 100, batchingWindowSeconds: 5 },
    });

    expect(queue.visibilityTimeoutSeconds).toBe(185);
    expect(idempotency).toEqual({ expiresAfterDays: 5 });
  });

  it('keeps what is given', () => {
    const options = {
      ...minimal,
      queue: { maxReceiveCount: 3, visibilityTimeoutSeconds: 10, retentionDays: 1 },
      idempotency: { expiresAfterDays: 7 },
      tables: [table],
      buckets: [{ ...bucket, prefix: 'papers/' }],
    };

    expect(defineSubscription(options)).toMatchObject(options);
  });

  it('is frozen throughout and leaves what it was given alone', () => {
    const tables = [table];
    const subscription = defineSubscription({ ...minimal, tables });

    expect(Object.isFrozen(subscription)).toBe(true);
    expect(Object.isFrozen(subscription.queue)).toBe(true);
    expect(Object.isFrozen(subscription.pattern['detail-type'])).toBe(true);
    expect(Object.isFrozen(subscription.tables[0]?.access)).toBe(true);
    expect(Object.isFrozen(tables)).toBe(false);
  });

  it.each<[string, Partial<SubscriptionOptions>]>([
    ['a name of 48 characters', { name: 'a'.repeat(48) }],
    ['a visibility timeout equal to the function timeout', { queue: { visibilityTimeoutSeconds: 10 } }],
    ['the longest function timeout', { function: { timeoutSeconds: 900 } }],
    ['11 messages with a window of 1 s', { function: { batchSize: 11, batchingWindowSeconds: 1 } }],
    [
      '10,000 messages with a window of 300 s',
      { function: { batchSize: 10_000, batchingWindowSeconds: 300 } },
    ],
    ['a concurrency of 2', { function: { maximumConcurrency: 2 } }],
    ['one receive', { queue: { maxReceiveCount: 1 } }],
    ['two versions of one event', { events: [orders.OrderPlaced.v1, orders.OrderPlaced.v2] }],
  ])('accepts %s', (_title, overrides) => {
    expect(problemsOf(overrides)).toEqual([]);
  });

  it.each<[string, Partial<SubscriptionOptions>, readonly (readonly [string, unknown])[]]>([
    ['a name in camel case', { name: 'orderProjection' }, [['name', 'orderProjection']]],
    ['a name of 49 characters', { name: 'a'.repeat(49) }, [['name', 'a'.repeat(49)]]],
    ['an empty description', { description: ' ' }, [['description', ' ']]],
    ['an unknown replay policy', { replay: 'maybe' as 'run' }, [['replay', 'maybe']]],
    ['no events', { events: [] }, [['events', []]]],
    [
      'an event twice',
      { events: [orders.OrderPlaced, orders.OrderPlaced] },
      [['events[1]', 'orders.OrderPlaced']],
    ],
    [
      'a version beside its family',
      { events: [orders.OrderPlaced.v1, orders.OrderPlaced] },
      [['events[0]', 'orders.OrderPlaced v1']],
    ],
    ['no receive', { queue: { maxReceiveCount: 0 } }, [['queue.maxReceiveCount', 0]]],
    ['half a receive', { queue: { maxReceiveCount: 1.5 } }, [['queue.maxReceiveCount', 1.5]]],
    [
      'a visibility timeout below the function timeout',
      { queue: { visibilityTimeoutSeconds: 9 } },
      [['queue.visibilityTimeoutSeconds', 9]],
    ],
    [
      'a visibility timeout over 12 h',
      { queue: { visibilityTimeoutSeconds: 43_201 } },
      [['queue.visibilityTimeoutSeconds', 43_201]],
    ],
    ['a retention of 15 days', { queue: { retentionDays: 15 } }, [['queue.retentionDays', 15]]],
    [
      'a function timeout of 901 s',
      { function: { timeoutSeconds: 901 } },
      [['function.timeoutSeconds', 901]],
    ],
    ['127 MB', { function: { memoryMegabytes: 127 } }, [['function.memoryMegabytes', 127]]],
    [
      '11 messages without a window',
      { function: { batchSize: 11 } },
      [['function.batchingWindowSeconds', 0]],
    ],
    [
      '10,001 messages',
      { function: { batchSize: 10_001, batchingWindowSeconds: 1 } },
      [['function.batchSize', 10_001]],
    ],
    [
      'a window of 301 s',
      { function: { batchingWindowSeconds: 301 } },
      [['function.batchingWindowSeconds', 301]],
    ],
    ['a concurrency of 1', { function: { maximumConcurrency: 1 } }, [['function.maximumConcurrency', 1]]],
    [
      'records that expire at once',
      { idempotency: { expiresAfterDays: 0 } },
      [['idempotency.expiresAfterDays', 0]],
    ],
    [
      'a reserved variable',
      { tables: [{ ...table, environmentVariable: 'AWS_REGION' }] },
      [['tables[0].environmentVariable', 'AWS_REGION']],
    ],
    [
      'a variable used twice',
      { tables: [table], buckets: [{ ...bucket, environmentVariable: 'INVOICES_TABLE' }] },
      [['buckets[0].environmentVariable', 'INVOICES_TABLE']],
    ],
    [
      'a wildcard action',
      { tables: [{ ...table, access: ['dynamodb:*'] }] },
      [['tables[0].access', ['dynamodb:*']]],
    ],
    [
      "another service's action",
      { buckets: [{ ...bucket, access: ['dynamodb:PutItem'] }] },
      [['buckets[0].access', ['dynamodb:PutItem']]],
    ],
    ['no action', { tables: [{ ...table, access: [] }] }, [['tables[0].access', []]]],
    [
      'a prefix without a slash',
      { buckets: [{ ...bucket, prefix: 'papers' }] },
      [['buckets[0].prefix', 'papers']],
    ],
  ])('refuses %s', (_title, overrides, problems) => {
    expect(problemsOf(overrides)).toEqual(problems);
  });

  it('names all problems in one error', () => {
    expect(() =>
      defineSubscription({
        ...minimal,
        name: 'Invoicing',
        function: { batchSize: 0, maximumConcurrency: 1_001 },
      }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[InvalidSubscriptionError: Failed to define subscription "Invoicing": name "Invoicing" must be kebab-case of at most 48 characters; function.batchSize 0 must be an integer from 1 to 10000; function.maximumConcurrency 1001 must be an integer from 2 to 1000. Correct its subscription.ts.]`,
    );
  });

  it('refuses a pattern longer than the 2,048 characters of EventBridge', () => {
    const events = Array.from({ length: 50 }, (_, index) => ({
      ...orders.OrderPlaced,
      detailType: `orders.OrderPlaced${String(index).padStart(30, '0')}`,
    })) as unknown as SubscriptionOptions['events'];

    expect(problemsOf({ events })).toEqual([['events', 50]]);
  });
});
