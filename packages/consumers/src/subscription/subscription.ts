import type { EventDefinition, EventFamily } from '@busbar/events-schema';

/** What a subscription can name: all versions of an event (a family) or one version of it. */
export type SubscribableEvent = EventFamily | EventDefinition;

/** The events of a subscription: those it names, or every event of the bus, with or without a contract. */
export type SubscribedEvents = readonly SubscribableEvent[] | 'all';

/** An EventBridge event pattern as JSON. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
export type SubscriptionPattern = Readonly<Record<string, unknown>>;

/**
 * What a replayed event does at a consumer.
 *
 * - `run`: the handler runs once per replay and event; for consumers that rebuild something.
 * - `skip`: the event is acknowledged and counted, the handler never sees it; for consumers that act on the outside
 *   world (mail, payment) and must not do so twice.
 */
export type ReplayPolicy = 'run' | 'skip';

/** The SQS queue in front of the function, and when it gives a message up to its dead-letter queue. */
export interface SubscriptionQueue {
  /** Receives before the message goes to the dead-letter queue. @default 5 */
  readonly maxReceiveCount: number;
  /**
   * Seconds for which a received message stays hidden: how long a failed record waits for its next attempt.
   *
   * @default 6 × `function.timeoutSeconds` + `function.batchingWindowSeconds`
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly visibilityTimeoutSeconds: number;
  /** Days that queue and dead-letter queue keep a message. @default 14 */
  readonly retentionDays: number;
}

/** The Lambda function and its event source mapping. */
export interface SubscriptionFunction {
  /** @default 10 */
  readonly timeoutSeconds: number;
  /** @default 256 */
  readonly memoryMegabytes: number;
  /** Messages of one invocation at most; more than 10 need a batching window. @default 10 */
  readonly batchSize: number;
  /** Seconds to gather messages before the function is invoked. @default 0 */
  readonly batchingWindowSeconds: number;
  /** Invocations at one time, 2 to 1,000. @default 10 */
  readonly maximumConcurrency: number;
}

export interface SubscriptionIdempotency {
  /**
   * Days for which an event that was handled is remembered.
   *
   * @default `queue.retentionDays` + 1: EventBridge tries a target for up to a day, then the queue keeps the copy.
   */
  readonly expiresAfterDays: number;
}

/** A DynamoDB table that the function may use. */
export interface SubscriptionTable {
  /** Name within the environment, `read-model` for the table `busbar-<environment>-read-model`. */
  readonly name: string;
  /** Environment variable that holds the table's name. */
  readonly environmentVariable: string;
  /** IAM actions granted on the table, `dynamodb:PutItem`; a transaction needs those of its parts. */
  readonly access: readonly string[];
}

/** An S3 bucket that the function may use. */
export interface SubscriptionBucket {
  /** Name within the environment, `archive`. */
  readonly name: string;
  /** Environment variable that holds the bucket's name. */
  readonly environmentVariable: string;
  /** IAM actions granted on the bucket's objects, `s3:PutObject`. */
  readonly access: readonly string[];
  /** Keys to which the grant is confined, ending in `/`. @default the whole bucket */
  readonly prefix?: string;
}

/**
 * A consumer's declared interest, as {@link defineSubscription} returns it: frozen data with every default filled in.
 * `infra` makes the rule, the queue, the dead-letter queue, the function, its grants and its alarms from it.
 */
export interface Subscription<Events extends SubscribedEvents = SubscribedEvents> {
  /** Kebab-case; names the rule, the queue, the function, the bundle and the metrics' `service` dimension. */
  readonly name: string;
  readonly description: string;
  readonly events: Events;
  /** The event pattern of the subscription's rule, derived from `events`. */
  readonly pattern: SubscriptionPattern;
  readonly replay: ReplayPolicy;
  readonly queue: SubscriptionQueue;
  readonly function: SubscriptionFunction;
  /** `none`: the handler is idempotent by itself and no record is kept. */
  readonly idempotency: SubscriptionIdempotency | 'none';
  readonly tables: readonly SubscriptionTable[];
  readonly buckets: readonly SubscriptionBucket[];
}

/** What {@link defineSubscription} takes: a {@link Subscription} without its pattern, defaults left out. */
export interface SubscriptionOptions<Events extends SubscribedEvents = SubscribedEvents> {
  readonly name: string;
  readonly description: string;
  /** At least one family or version, or `'all'`. */
  readonly events: Events;
  readonly replay: ReplayPolicy;
  /** @default see each field */
  readonly queue?: Partial<SubscriptionQueue>;
  /** @default see each field */
  readonly function?: Partial<SubscriptionFunction>;
  /** @default a record for `queue.retentionDays` + 1 days */
  readonly idempotency?: Partial<SubscriptionIdempotency> | 'none';
  /** @default [] */
  readonly tables?: readonly SubscriptionTable[];
  /** @default [] */
  readonly buckets?: readonly SubscriptionBucket[];
}
