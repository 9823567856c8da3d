import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from '../alarm-definition.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Seconds under which a queue's age never alarms. */
const SHORTEST_AGE_SECONDS = 300;

/**
 * Goes off when an event waits longer than all its receives may take together: the consumer does not keep up.
 *
 * SQS leaves a message out of this metric after 3 receives, so it tells of a backlog, not of a poison event.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function oldestMessageAge({ subscription, queue }: SubscriptionResources): AlarmDefinition {
  const { maxReceiveCount, visibilityTimeoutSeconds } = subscription.queue;
  const threshold = Math.max(SHORTEST_AGE_SECONDS, maxReceiveCount * visibilityTimeoutSeconds);
  return {
    name: 'oldest-message-age',
    severity: 'warning',
    description: `${subscription.name} is behind: an event has waited more than ${threshold} seconds. Look at the function's errors, throttles and concurrency.`,
    metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: Duration.minutes(1) }),
    threshold,
  };
}
