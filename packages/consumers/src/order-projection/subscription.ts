import { orders } from '@busbar/events-schema';
import { defineSubscription } from '../subscription/define-subscription.ts';

/** Orders and cancellations → read model: an item each, and totals per country. */
export const orderProjection = defineSubscription({
  name: 'order-projection',
  description: 'Keeps the read model: an item per order and cancellation, and totals per country.',
  events: [orders.OrderPlaced, orders.OrderCancelled],
  replay: 'run',
  queue: { maxReceiveCount: 3 },
  function: {
    timeoutSeconds: 10,
    memoryMegabytes: 256,
    batchSize: 10,
    // Every order of a country adds to one item; more writers would only cancel one another's transactions.
    maximumConcurrency: 2,
  },
  tables: [
    {
      name: 'read-model',
      environmentVariable: 'READ_MODEL_TABLE',
      access: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    },
  ],
});
