import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** How soon a person must look: at once, or when the day allows. */
export type AlarmSeverity = 'critical' | 'warning';

/** One alarm, before it is bound to a stack. It goes off when the metric is above the threshold for one period. */
export interface AlarmDefinition {
  /** Kebab-case; the alarm is called `<resource>-<name>`. */
  readonly name: string;
  readonly severity: AlarmSeverity;
  /** What has happened and where to look, for the person who is woken. */
  readonly description: string;
  readonly metric: Metric;
  /** In the metric's unit. */
  readonly threshold: number;
}
