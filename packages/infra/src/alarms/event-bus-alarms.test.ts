import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../../test/create-test-app.ts';

describe('eventBusAlarms', () => {
  it('watches the dead-letter queue of the bus and the entries that PutEvents rejects', () => {
    const template = Template.fromStack(createTestApp({ subscriptions: [] }).bus);

    const [queueId] = Object.keys(template.findResources('AWS::SQS::Queue'));
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(
      alarms.map(({ Properties: alarm }) => ({
        name: alarm.AlarmName,
        metric: `${alarm.Namespace} ${alarm.MetricName} ${alarm.Statistic}`,
        dimensions: alarm.Dimensions,
        condition: `${alarm.ComparisonOperator} ${alarm.Threshold}`,
      })),
    ).toEqual([
      {
        name: 'busbar-dev-bus-dead-letter-queue-not-empty',
        metric: 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum',
        dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queueId, 'QueueName'] } }],
        condition: 'GreaterThanThreshold 0',
      },
      {
        name: 'busbar-dev-bus-put-events-failed-entries',
        metric: 'AWS/Events PutEventsFailedEntriesCount Sum',
        dimensions: undefined,
        condition: 'GreaterThanThreshold 0',
      },
    ]);
  });
});
