import type { FaultPlan } from '@busbar/local';

/**
 * What the demo lets go wrong: the notifier's first batches succeed but their answers are lost, and the projection
 * dies right after its first transactions were carried out. Both come back from their queues. Two each and not more:
 * with few orders the same messages meet every fault, and the third receive is their last.
 */
export const demoFaults: FaultPlan = {
  functions: {
    'order-notifier': { loseResponse: { firstBatches: 2 } },
    'order-projection': { crashAfter: { action: 'dynamodb:TransactWriteItems', firstBatches: 2 } },
  },
};
