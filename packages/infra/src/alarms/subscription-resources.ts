import type { Subscription } from '@busbar/consumers';
import type { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What a subscription has become: the resources that its alarms and its dashboard row look at. */
export interface SubscriptionResources {
  readonly subscription: Subscription;
  readonly eventBus: EventBus;
  readonly rule: Rule;
  readonly queue: IQueue;
  /** Holds what the function could not handle; redrive goes back to `queue`. */
  readonly deadLetterQueue: IQueue;
  /** Holds what EventBridge could not deliver to `queue`. */
  readonly targetDeadLetterQueue: IQueue;
  readonly function: IFunction;
}
