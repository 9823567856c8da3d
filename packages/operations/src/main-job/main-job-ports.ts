import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OrderEvent } from '../retail/to-order-event.ts';

/** One way in which an order breaks its contract. */
export interface OrderViolation {
  /** JSON Pointer into the event's data: `/lines/3/quantity`. */
  readonly pointer: string;
  /** `must be >= 1` */
  readonly message: string;
  readonly value: unknown;
}

/** An order with the id under which it is published. */
export interface OutgoingOrder {
  readonly order: OrderEvent;
  /** `metadata.id`, UUIDv7; publishing it again makes a duplicate. */
  readonly id: string;
  /** As which version an order placed is published: an older producer still sends v1. */
  readonly version: 1 | 2;
}

/** The typed publisher, as the main job uses it. */
export interface OrderPublisherPort {
  /** Checks an order against its contract. @returns nothing for one that may be published. */
  findViolations(order: OrderEvent): readonly OrderViolation[];
  /**
   * Publishes every order or throws; resolves only when the bus has accepted all.
   *
   * @returns how many the bus has accepted.
   */
  publishAll(orders: readonly OutgoingOrder[]): Promise<number>;
}

/** What has happened in the cloud since its start. */
export interface CloudActivity {
  /** Matches by rule ARN, without those of replays. */
  readonly matchedByRule: Readonly<Record<string, number>>;
  /** Deliveries to targets of replayed events. */
  readonly replayed: number;
  /** Receives of a message beyond its first. */
  readonly redelivered: number;
  /** Events that no target took and no dead-letter queue kept. */
  readonly lost: number;
  /** Faults that were injected. */
  readonly faults: number;
}

/** The cloud in which the main job runs, beside its AWS API. */
export interface CloudPort {
  /** Waits until nothing is left to do, moving the clock over visibility timeouts and other waits. */
  settle(): Promise<void>;
  activity(): CloudActivity;
  /** Everything that a function has logged so far, a string a line. */
  functionLogs(functionName: string): readonly string[];
}

/** SDK clients of the account in which the assembly runs. */
export interface MainJobClients {
  readonly eventBridge: EventBridgeClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamoDb: DynamoDBDocumentClient;
}
