import type { AlarmDefinition } from '../alarm-definition.ts';
import { createRuleMetric } from '../create-rule-metric.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when the account's quota of invocations holds the rule back. */
export function throttledRules({ subscription, eventBus, rule }: SubscriptionResources): AlarmDefinition {
  return {
    name: 'throttled-rules',
    severity: 'warning',
    description: `EventBridge throttles the rule of ${subscription.name}: events arrive late. Ask for a higher quota of invocations.`,
    metric: createRuleMetric(eventBus, rule, 'ThrottledRules'),
    threshold: 0,
  };
}
