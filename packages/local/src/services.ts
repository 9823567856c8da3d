import type { AccessControl } from './iam/access-control.ts';
import type { Principal } from './iam/principal.ts';

export interface OutgoingMessage {
  readonly body: string;
  /** `{ name: { DataType: 'String', StringValue: '…' } }` */
  readonly messageAttributes?: Readonly<Record<string, MessageAttribute>>;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  readonly awsTraceHeader?: string;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp, MessageGroupId, … as SQS names them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
}

/** SQS, as the other services see it. `sqs` actions see the queue core itself. */
export interface QueueService {
  exists(queueArn: string): boolean;
  /** @throws {AwsError} when the queue is unknown or the message too large. */
  send(queueArn: string, message: OutgoingMessage): { readonly messageId: string };
  /** Receives at most `maximum` (any number, for an event source mapping) visible messages under the queue's own visibility timeout. */
  receive(queueArn: string, maximum: number): readonly ReceivedMessage[];
  delete(queueArn: string, receiptHandles: readonly string[]): void;
  /** Calls `listener` synchronously each time a message becomes visible; call the result to stop. */
  onVisible(queueArn: string, listener: () => void): () => void;
  visibilityTimeoutSeconds(queueArn: string): number;
}

export type InvocationResult =
  | {
      readonly outcome: 'success';
      readonly requestId: string;
      readonly payload: string;
      readonly logTail: string;
    }
  | {
      readonly outcome: 'error' | 'timeout' | 'crash';
      readonly requestId: string;
      readonly payload: string;
      readonly logTail: string;
    };

/** Lambda, as the other services see it. */
export interface FunctionService {
  exists(functionArn: string): boolean;
  /** Invokes and waits. A failed function is an outcome, not an exception. */
  invoke(functionArn: string, payload: string): Promise<InvocationResult>;
  /** Queues an asynchronous invocation with its retries. @throws {AwsError} when the function is unknown. */
  invokeAsync(functionArn: string, payload: string): void;
}

/** EventBridge, as the other services see it. */
export interface EventBusService {
  /** Puts an event that a service itself makes (aws.s3 …) on a bus; unlike PutEvents, `aws.` sources are allowed. */
  putServiceEvent(
    eventBusName: string,
    event: {
      readonly source: string;
      readonly detailType: string;
      readonly resources: readonly string[];
      readonly detail: unknown;
    },
  ): void;
}

/** SNS, as the other services see it. */
export interface TopicService {
  exists(topicArn: string): boolean;
  /** @throws {AwsError} when the topic is unknown or the message too large. */
  publish(
    topicArn: string,
    message: { readonly message: string; readonly subject?: string },
  ): { readonly messageId: string };
}

/** Why a call of an API destination failed. */
export interface ApiDestinationFailure {
  /** As a dead-letter queue is told: `THROTTLING`. */
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly retryable: boolean;
  /** What the endpoint asked for by Retry-After. */
  readonly retryAfterMs?: number;
}

/** API destinations, as rules see them. */
export interface ApiDestinationService {
  exists(apiDestinationArn: string): boolean;
  /** Takes a place under the rate limit. @returns epoch ms, `undefined` when there is none up to `notAfterMs`. */
  reserve(apiDestinationArn: string, notAfterMs: number): number | undefined;
  /** Calls the endpoint with the connection's authorization. A failed call is an outcome, not an exception. */
  invoke(
    apiDestinationArn: string,
    input: string,
    parameters: {
      readonly path: readonly string[];
      readonly headers: Readonly<Record<string, string>>;
      readonly query: Readonly<Record<string, string>>;
    },
  ): Promise<ApiDestinationFailure | undefined>;
}

/** CloudWatch Logs, as the other services see it. */
export interface LogService {
  exists(logGroupName: string): boolean;
  append(
    logGroupName: string,
    line: { readonly logStreamName: string; readonly timestamp: number; readonly message: string },
  ): void;
}

/** Calls an action in process, as a CloudFormation resource provider does: the account itself when no principal is named. */
export type CallAction = (
  service: string,
  action: string,
  input: Record<string, unknown>,
  principal?: Principal,
) => Promise<unknown>;

/** Every service of one local cloud. */
export interface Services {
  readonly access: AccessControl;
  readonly queues: QueueService;
  readonly functions: FunctionService;
  readonly eventBuses: EventBusService;
  readonly topics: TopicService;
  readonly apiDestinations: ApiDestinationService;
  readonly logs: LogService;
}
