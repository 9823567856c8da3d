import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from '../alarm-definition.ts';

/**
 * Goes off when PutEvents rejects entries. The metric has no dimension: it counts every bus of the account and region.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function putEventsFailedEntries(): AlarmDefinition {
  return {
    name: 'put-events-failed-entries',
    severity: 'warning',
    description:
      'PutEvents rejected entries somewhere in this account and region. The publisher that sent them has raised PublishRejectedError or is retrying.',
    metric: new Metric({
      namespace: 'AWS/Events',
      metricName: 'PutEventsFailedEntriesCount',
      statistic: 'Sum',
      period: Duration.minutes(1),
    }),
    threshold: 0,
  };
}
