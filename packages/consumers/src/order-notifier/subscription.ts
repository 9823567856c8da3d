import { orders } from '@busbar/events-schema';
import { defineSubscription } from '../subscription/define-subscription.ts';

/** Orders → one notification each, never again under a replay. */
export const orderNotifier = defineSubscription({
  name: 'order-notifier',
  description: 'Records one notification for each order placed.',
  events: [orders.OrderPlaced],
  replay: 'skip',
  queue: { maxReceiveCount: 3 },
  function: { timeoutSeconds: 10, memoryMegabytes: 256, batchSize: 10, maximumConcurrency: 10 },
  tables: [
    {
      name: 'notifications',
      environmentVariable: 'NOTIFICATIONS_TABLE',
      access: ['dynamodb:PutItem'],
    },
  ],
});
