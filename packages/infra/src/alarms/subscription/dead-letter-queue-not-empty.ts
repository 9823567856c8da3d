import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from '../alarm-definition.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when an event has failed as often as the subscription allows. */
export function deadLetterQueueNotEmpty({
  subscription,
  deadLetterQueue,
}: SubscriptionResources): AlarmDefinition {
  return {
    name: 'dead-letter-queue-not-empty',
    severity: 'critical',
    description: `${subscription.name} failed to handle events ${subscription.queue.maxReceiveCount} times each. They wait in its dead-letter queue: find the cause in the function's log, then redrive.`,
    metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: Duration.minutes(1),
    }),
    threshold: 0,
  };
}
