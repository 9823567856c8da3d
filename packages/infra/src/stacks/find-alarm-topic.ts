import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Refers to the SNS topic that alarms tell, in a child `AlarmTopic`; nothing is created. */
export function findAlarmTopic(scope: Construct, topicArn: string | undefined): ITopic | undefined {
  return topicArn === undefined ? undefined : Topic.fromTopicArn(scope, 'AlarmTopic', topicArn);
}
