import type { AlarmDefinition } from '../alarm-definition.ts';
import { createRuleMetric } from '../create-rule-metric.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when EventBridge puts an event in the rule target's dead-letter queue, also if somebody empties it at once. */
export function sentToDeadLetterQueue({
  subscription,
  eventBus,
  rule,
}: SubscriptionResources): AlarmDefinition {
  return {
    name: 'sent-to-dead-letter-queue',
    severity: 'critical',
    description: `EventBridge moved events for ${subscription.name} to its target dead-letter queue instead of its queue.`,
    metric: createRuleMetric(eventBus, rule, 'InvocationsSentToDlq'),
    threshold: 0,
  };
}
