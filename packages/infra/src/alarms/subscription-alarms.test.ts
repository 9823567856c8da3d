import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../../test/create-test-app.ts';
import { createTestSubscription } from '../../test/create-test-subscription.ts';
import { subscriptionAlarms } from './subscription-alarms.ts';

function synthesizeAlarms(options: Parameters<typeof createTestSubscription>[0] = {}) {
  const { consumers } = createTestApp({ subscriptions: [createTestSubscription(options)] });
  const template = Template.fromStack(consumers);
  const names = Object.fromEntries(
    [
      ...Object.entries(template.findResources('AWS::SQS::Queue')),
      ...Object.entries(template.findResources('AWS::Lambda::Function')),
      ...Object.entries(template.findResources('AWS::Events::Rule')),
    ].map(([id, { Properties: p }]) => [id, p.QueueName ?? p.FunctionName ?? p.Name]),
  );
  const toName = (value: string | { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::ImportValue'?: string }) => {
    if (typeof value === 'string') return value;
    const imported = value['Fn::ImportValue'];
    return imported === undefined
      ? names[value.Ref ?? value['Fn::GetAtt']?.[0] ?? '']
      : `import from ${imported.split(':')[0]}`;
  };
  return Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties: alarm }) => ({
    name: alarm.AlarmName,
    severity: alarm.AlarmDescription.split(' ')[0],
    metric: `${alarm.Namespace} ${alarm.MetricName} ${alarm.Statistic}`,
    of: alarm.Dimensions.map((dimension: { Name: string; Value: string }) => [
      dimension.Name,
      toName(dimension.Value),
    ]),
    condition: `${alarm.ComparisonOperator} ${alarm.Threshold}`,
    missing: alarm.TreatMissingData,
  }));
}

describe('subscriptionAlarms', () => {
  it('watches each place in which an event of the subscription can be late or lost', () => {
    expect(
      synthesizeAlarms().map(({ name, severity, metric, of, condition }) =>
        [name, severity, metric, condition, ...of.map((pair: string[]) => pair.join('='))].join(' | '),
      ),
    ).toMatchInlineSnapshot(`
      [
        "busbar-dev-stock-keeper-dead-letter-queue-not-empty | [critical] | AWS/SQS ApproximateNumberOfMessagesVisible Maximum | GreaterThanThreshold 0 | QueueName=busbar-dev-stock-keeper-dlq",
        "busbar-dev-stock-keeper-target-dead-letter-queue-not-empty | [critical] | AWS/SQS ApproximateNumberOfMessagesVisible Maximum | GreaterThanThreshold 0 | QueueName=busbar-dev-stock-keeper-target-dlq",
        "busbar-dev-stock-keeper-oldest-message-age | [warning] | AWS/SQS ApproximateAgeOfOldestMessage Maximum | GreaterThanThreshold 492 | QueueName=busbar-dev-stock-keeper",
        "busbar-dev-stock-keeper-function-errors | [critical] | AWS/Lambda Errors Sum | GreaterThanThreshold 0 | FunctionName=busbar-dev-stock-keeper",
        "busbar-dev-stock-keeper-function-throttles | [critical] | AWS/Lambda Throttles Sum | GreaterThanThreshold 0 | FunctionName=busbar-dev-stock-keeper",
        "busbar-dev-stock-keeper-failed-invocations | [critical] | AWS/Events FailedInvocations Sum | GreaterThanThreshold 0 | EventBusName=import from busbar-dev-bus | RuleName=stock-keeper",
        "busbar-dev-stock-keeper-sent-to-dead-letter-queue | [critical] | AWS/Events InvocationsSentToDlq Sum | GreaterThanThreshold 0 | EventBusName=import from busbar-dev-bus | RuleName=stock-keeper",
        "busbar-dev-stock-keeper-lost-by-dead-letter-queue | [critical] | AWS/Events InvocationsFailedToBeSentToDlq Sum | GreaterThanThreshold 0 | EventBusName=import from busbar-dev-bus | RuleName=stock-keeper",
        "busbar-dev-stock-keeper-throttled-rules | [warning] | AWS/Events ThrottledRules Sum | GreaterThanThreshold 0 | EventBusName=import from busbar-dev-bus | RuleName=stock-keeper",
      ]
    `);
  });

  it('counts missing data as in order', () => {
    const alarms = synthesizeAlarms();

    expect(new Set(alarms.map(({ missing }) => missing))).toEqual(new Set(['notBreaching']));
    expect(alarms).toHaveLength(subscriptionAlarms.length);
  });

  it('lets an event grow as old as all its receives may take, and never alarms under 300 seconds', () => {
    const threshold = (maxReceiveCount: number) =>
      synthesizeAlarms({ queue: { maxReceiveCount, visibilityTimeoutSeconds: 100 } }).find(({ name }) =>
        name.endsWith('oldest-message-age'),
      )?.condition;

    expect(threshold(2)).toBe('GreaterThanThreshold 300');
    expect(threshold(4)).toBe('GreaterThanThreshold 400');
  });
});
