import type { Subscription } from '@busbar/consumers';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { createSubscriptionDashboard } from '../alarms/create-subscription-dashboard.ts';
import { EventSubscription } from '../constructs/event-subscription.ts';
import type { SubscriptionStorage } from '../constructs/grant-storage.ts';
import type { Environment } from '../environments.ts';
import { findAlarmTopic } from './find-alarm-topic.ts';

export interface ConsumersStackProps extends StackProps {
  readonly environment: Environment;
  readonly subscriptions: readonly Subscription[];
  readonly eventBus: EventBus;
  readonly storage: SubscriptionStorage;
  /** Directory with the built functions: `<bundleDirectory>/<subscription name>/index.mjs`. */
  readonly bundleDirectory: string;
  /**
   * ARN of an SNS topic that is told of every alarm.
   *
   * @default - nobody is told
   */
  readonly alarmTopicArn?: string | undefined;
}

/**
 * One {@link EventSubscription} per subscription, and a dashboard of them all.
 *
 * Outputs for each, prefixed with its name in Pascal case: RuleArn, QueueUrl, DeadLetterQueueUrl,
 * TargetDeadLetterQueueUrl, FunctionName.
 */
export class ConsumersStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsumersStackProps) {
    super(scope, id, props);
    const { environment, eventBus, storage, bundleDirectory } = props;
    const alarmTopic = findAlarmTopic(this, props.alarmTopicArn);

    const consumers = props.subscriptions.map((subscription) => {
      const prefix = toPascalCase(subscription.name);
      const consumer = new EventSubscription(this, prefix, {
        environment,
        subscription,
        eventBus,
        storage,
        bundleDirectory,
        alarmTopic,
      });
      new CfnOutput(this, `${prefix}RuleArn`, { value: consumer.rule.ruleArn });
      new CfnOutput(this, `${prefix}QueueUrl`, { value: consumer.queue.queueUrl });
      new CfnOutput(this, `${prefix}DeadLetterQueueUrl`, { value: consumer.deadLetterQueue.queueUrl });
      new CfnOutput(this, `${prefix}TargetDeadLetterQueueUrl`, {
        value: consumer.targetDeadLetterQueue.queueUrl,
      });
      new CfnOutput(this, `${prefix}FunctionName`, { value: consumer.function.functionName });
      return consumer;
    });

    createSubscriptionDashboard(this, environment, consumers);
  }
}

function toPascalCase(kebabCase: string): string {
  return kebabCase.replace(/(^|-)([a-z0-9])/g, (_match, _dash, first: string) => first.toUpperCase());
}
