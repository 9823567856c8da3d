import { defineSubscription, type Subscription, type SubscriptionOptions } from '@busbar/consumers';

/** Declares a subscription to every event that has every kind of grant; `options` replace its fields. */
export function createTestSubscription(options: Partial<SubscriptionOptions> = {}): Subscription {
  return defineSubscription({
    name: 'stock-keeper',
    description: 'Counts what is left.',
    events: 'all',
    replay: 'run',
    queue: { maxReceiveCount: 4, retentionDays: 7 },
    function: {
      timeoutSeconds: 20,
      memoryMegabytes: 512,
      batchSize: 50,
      batchingWindowSeconds: 3,
      maximumConcurrency: 7,
    },
    tables: [{ name: 'read-model', environmentVariable: 'STOCK_TABLE', access: ['dynamodb:UpdateItem'] }],
    buckets: [
      { name: 'archive', environmentVariable: 'STOCK_BUCKET', access: ['s3:GetObject'], prefix: 'stock/' },
    ],
    ...options,
  });
}
