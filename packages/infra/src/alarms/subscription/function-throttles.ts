import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from '../alarm-definition.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when Lambda refuses invocations for want of concurrency. Each refusal costs a receive of the message. */
export function functionThrottles({
  subscription,
  function: handler,
}: SubscriptionResources): AlarmDefinition {
  return {
    name: 'function-throttles',
    severity: 'critical',
    description: `Lambda throttled the function of ${subscription.name}. Raise the account's concurrency or lower maximumConcurrency, which is ${subscription.function.maximumConcurrency}.`,
    metric: handler.metricThrottles({ statistic: 'Sum', period: Duration.minutes(1) }),
    threshold: 0,
  };
}
