import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventBus, Rule } from 'aws-cdk-lib/aws-events';

/**
 * Creates a metric of a rule on a custom event bus. CDK's own rule metrics lack `EventBusName`, so they would look
 * at a rule of that name on the default bus.
 *
 * @param metricName - of namespace `AWS/Events`; summed over a minute.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function createRuleMetric(eventBus: EventBus, rule: Rule, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/Events',
    metricName,
    dimensionsMap: { EventBusName: eventBus.eventBusName, RuleName: rule.ruleName },
    statistic: 'Sum',
    period: Duration.minutes(1),
  });
}
