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
