export { defineSubscription } from './subscription/define-subscription.ts';
export { deriveEventPattern } from './subscription/derive-event-pattern.ts';
export type {
  ReplayPolicy,
  SubscribableEvent,
  SubscribedEvents,
  Subscription,
  SubscriptionBucket,
  SubscriptionFunction,
  SubscriptionIdempotency,
  SubscriptionOptions,
  SubscriptionPattern,
  SubscriptionQueue,
  SubscriptionTable,
} from './subscription/subscription.ts';
export { InvalidSubscriptionError } from './subscription/invalid-subscription-error.ts';
export type { SubscriptionProblem } from './subscription/invalid-subscription-error.ts';

export { consume } from './consume/consume.ts';
export type { ConsumeOptions, SqsBatchHandler } from './consume/consume.ts';
export { consumeBatch } from './consume/consume-batch.ts';
export type {
  BatchHandler,
  BatchHandlerContext,
  RawEvent,
  RawEventFailure,
} from './consume/consume-batch.ts';
export type {
  EventHandler,
  EventHandlers,
  HandlerContext,
  HandlerResult,
  SubscriptionHandler,
} from './consume/event-handler.ts';
export type { ReceivedEvent, ReceivedEventOf, SubscribedEvent } from './consume/received-event.ts';
export { REDRIVEN_FROM_ATTRIBUTE } from './consume/delivery.ts';
export type { Delivery, DeliveryKind } from './consume/delivery.ts';
export type { MetricsPort, RecordOutcome } from './consume/batch-outcomes.ts';
export type { ObservabilityOptions } from './consume/observability.ts';
export { createIdempotencyPersistence } from './consume/create-idempotency-persistence.ts';
export type { IdempotencyPersistenceOptions } from './consume/create-idempotency-persistence.ts';
export { readEnvironment } from './consume/read-environment.ts';

export { EventInProgressError } from './consume/event-in-progress-error.ts';
export { MalformedMessageError } from './consume/malformed-message-error.ts';
export { MissingEnvironmentVariableError } from './consume/missing-environment-variable-error.ts';
export { UnexpectedEventError } from './consume/unexpected-event-error.ts';
export type { UnexpectedEventFacts } from './consume/unexpected-event-error.ts';
