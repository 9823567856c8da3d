import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { createAlarms } from './create-alarms.ts';

const definitions = [
  {
    name: 'too-warm',
    severity: 'warning' as const,
    description: 'It is too warm. Open a window.',
    metric: new Metric({ namespace: 'Room', metricName: 'Temperature' }),
    threshold: 24,
  },
];
const topicArn = 'arn:aws:sns:us-east-1:000000000000:alarms';

describe('createAlarms', () => {
  it('names the alarm after its resource and starts its description with the severity', () => {
    const stack = createTestStack();
    createAlarms(stack, { namePrefix: 'house', definitions });

    const [alarm] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarm?.Properties).toEqual({
      AlarmName: 'house-too-warm',
      AlarmDescription: '[warning] It is too warm. Open a window.',
      Namespace: 'Room',
      MetricName: 'Temperature',
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 24,
      TreatMissingData: 'notBreaching',
    });
  });

  it('tells a topic when the alarm goes off and when it is over', () => {
    const stack = createTestStack();
    const topic = Topic.fromTopicArn(stack, 'Topic', topicArn);
    createAlarms(stack, { namePrefix: 'house', definitions, topic });

    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [topicArn],
      OKActions: [topicArn],
    });
  });
});
