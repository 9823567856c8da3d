import type { AlarmDefinition } from '../alarm-definition.ts';
import { createRuleMetric } from '../create-rule-metric.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when EventBridge fails for good to deliver an event to the queue. */
export function failedInvocations({ subscription, eventBus, rule }: SubscriptionResources): AlarmDefinition {
  return {
    name: 'failed-invocations',
    severity: 'critical',
    description: `EventBridge failed to deliver events to the queue of ${subscription.name}. Look at its target dead-letter queue and at the queue policy.`,
    metric: createRuleMetric(eventBus, rule, 'FailedInvocations'),
    threshold: 0,
  };
}
