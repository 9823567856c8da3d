import type { QueueCore } from '../../cores/queue/queue-service.ts';
import type { ServiceAction } from '../../gateway/service-action.ts';

/** Every SQS action, on one queue core. */
export function createSqsActions(queues: QueueCore): readonly ServiceAction[] {
  throw new Error(`not yet built (${queues.size})`);
}
