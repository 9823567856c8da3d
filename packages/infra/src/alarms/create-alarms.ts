import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmDefinition } from './alarm-definition.ts';

export interface CreateAlarmsOptions {
  /** First part of each alarm's name. */
  readonly namePrefix: string;
  readonly definitions: readonly AlarmDefinition[];
  /**
   * Told of every alarm that goes off and of its end.
   *
   * @default - nobody is told; the alarms are seen in CloudWatch only
   */
  readonly topic?: ITopic | undefined;
}

/**
 * Creates the alarms in a child construct `Alarms`. A metric that has no data counts as in order: most of them are
 * sent only when they are not zero.
 */
export function createAlarms(
  scope: Construct,
  { namePrefix, definitions, topic }: CreateAlarmsOptions,
): Alarm[] {
  const parent = new Construct(scope, 'Alarms');
  return definitions.map(({ name, severity, description, metric, threshold }) => {
    const alarm = new Alarm(parent, name, {
      alarmName: `${namePrefix}-${name}`,
      alarmDescription: `[${severity}] ${description}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (topic !== undefined) {
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
    return alarm;
  });
}
