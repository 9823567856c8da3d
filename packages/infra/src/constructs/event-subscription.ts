import type { Subscription } from '@busbar/consumers';
import { limits } from '@busbar/core';
import { Duration } from 'aws-cdk-lib';
import { type EventPattern, type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createAlarms } from '../alarms/create-alarms.ts';
import { subscriptionAlarms } from '../alarms/subscription-alarms.ts';
import type { SubscriptionResources } from '../alarms/subscription-resources.ts';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';
import { createDeadLetterQueue } from './dead-letter-queue.ts';
import type { SubscriptionStorage } from './grant-storage.ts';
import { SubscriptionFunction } from './subscription-function.ts';

export interface EventSubscriptionProps {
  readonly environment: Environment;
  readonly subscription: Subscription;
  readonly eventBus: EventBus;
  readonly storage: SubscriptionStorage;
  /** Directory with the built functions: `<bundleDirectory>/<subscription name>/index.mjs`. */
  readonly bundleDirectory: string;
  /**
   * Told of every alarm of the subscription.
   *
   * @default - nobody is told
   */
  readonly alarmTopic?: ITopic | undefined;
  /**
   * How often EventBridge tries to deliver an event to the queue before it goes to the target's dead-letter queue.
   *
   * @default 185
   */
  readonly maximumRetryAttempts?: number;
  /**
   * How long EventBridge tries.
   *
   * @default Duration.hours(24)
   */
  readonly maximumEventAge?: Duration;
}

/**
 * Everything that one subscription needs: rule → queue → function, a dead-letter queue for each of the two steps,
 * permissions and alarms.
 *
 * @throws {FunctionBundleMissingError} when the function has not been built.
 * @throws {InvalidArgumentError} when the subscription names a table or bucket that is not in `storage`.
 * @example
 * ```ts
 * const { queue } = new EventSubscription(stack, 'OrderProjection', {
 *   environment, subscription: orderProjection, eventBus, storage, bundleDirectory,
 * });
 * // rule order-projection → queue busbar-dev-order-projection → function busbar-dev-order-projection
 * ```
 */
export class EventSubscription extends Construct implements SubscriptionResources {
  readonly subscription: Subscription;
  readonly eventBus: EventBus;
  readonly rule: Rule;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
  readonly targetDeadLetterQueue: Queue;
  readonly function: IFunction;

  constructor(scope: Construct, id: string, props: EventSubscriptionProps) {
    super(scope, id);
    const { environment, subscription, eventBus, storage, bundleDirectory } = props;
    const name = toResourceName(environment, subscription.name);
    this.subscription = subscription;
    this.eventBus = eventBus;

    this.deadLetterQueue = createDeadLetterQueue(this, 'DeadLetterQueue', `${name}-dlq`);
    // Of its own, because SQS redrives a dead-letter queue to the queue that fed it, and EventBridge is none.
    this.targetDeadLetterQueue = createDeadLetterQueue(this, 'TargetDeadLetterQueue', `${name}-target-dlq`);
    this.queue = new Queue(this, 'Queue', {
      queueName: name,
      visibilityTimeout: Duration.seconds(subscription.queue.visibilityTimeoutSeconds),
      retentionPeriod: Duration.days(subscription.queue.retentionDays),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: subscription.queue.maxReceiveCount },
    });

    this.rule = new Rule(this, 'Rule', {
      ruleName: subscription.name,
      description: subscription.description,
      eventBus,
      // CDK's type spells two of the keys its own way; it renders the pattern's own keys as they stand.
      eventPattern: subscription.pattern as EventPattern,
      targets: [
        new SqsQueue(this.queue, {
          deadLetterQueue: this.targetDeadLetterQueue,
          retryAttempts: props.maximumRetryAttempts ?? limits.target.maximumRetryAttempts,
          maxEventAge: props.maximumEventAge ?? Duration.seconds(limits.target.maximumEventAgeSeconds),
        }),
      ],
    });

    this.function = new SubscriptionFunction(this, 'Function', {
      environment,
      subscription,
      storage,
      bundleDirectory,
    }).function;
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: subscription.function.batchSize,
        maxBatchingWindow: Duration.seconds(subscription.function.batchingWindowSeconds),
        maxConcurrency: subscription.function.maximumConcurrency,
        reportBatchItemFailures: true,
      }),
    );

    createAlarms(this, {
      namePrefix: name,
      definitions: subscriptionAlarms.map((toAlarm) => toAlarm(this)),
      topic: props.alarmTopic,
    });
  }
}
