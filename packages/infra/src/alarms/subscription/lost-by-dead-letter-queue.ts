import type { AlarmDefinition } from '../alarm-definition.ts';
import { createRuleMetric } from '../create-rule-metric.ts';
import type { SubscriptionResources } from '../subscription-resources.ts';

/** Goes off when an event could neither be delivered nor kept: it is lost to this subscription until it is replayed. */
export function lostByDeadLetterQueue({
  subscription,
  eventBus,
  rule,
}: SubscriptionResources): AlarmDefinition {
  return {
    name: 'lost-by-dead-letter-queue',
    severity: 'critical',
    description: `EventBridge lost events for ${subscription.name}: not even its target dead-letter queue took them. Replay them from the archive.`,
    metric: createRuleMetric(eventBus, rule, 'InvocationsFailedToBeSentToDlq'),
    threshold: 0,
  };
}
