import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from '../alarm-definition.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when EventBridge has given up delivering an event to the queue. */
export function targetDeadLetterQueueNotEmpty({
  subscription,
  targetDeadLetterQueue,
}: SubscriptionResources): AlarmDefinition {
  return {
    name: 'target-dead-letter-queue-not-empty',
    severity: 'critical',
    description: `EventBridge could not deliver events to the queue of ${subscription.name}. Each message's attributes ERROR_CODE and ERROR_MESSAGE say why.`,
    metric: targetDeadLetterQueue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: Duration.minutes(1),
    }),
    threshold: 0,
  };
}
