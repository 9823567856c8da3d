import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from '../alarm-definition.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when an invocation fails as a whole: a bundle that does not load, a timeout, a full batch in error. */
export function functionErrors({ subscription, function: handler }: SubscriptionResources): AlarmDefinition {
  return {
    name: 'function-errors',
    severity: 'critical',
    description: `The function of ${subscription.name} threw or timed out for a whole batch. Its log has the reason.`,
    metric: handler.metricErrors({ statistic: 'Sum', period: Duration.minutes(1) }),
    threshold: 0,
  };
}
