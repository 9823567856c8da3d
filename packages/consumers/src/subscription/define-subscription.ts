import { deriveEventPattern } from './derive-event-pattern.ts';
import { findSubscriptionProblems } from './find-subscription-problems.ts';
import { InvalidSubscriptionError } from './invalid-subscription-error.ts';
import type { SubscribedEvents, Subscription, SubscriptionOptions } from './subscription.ts';

/** What AWS advises: six function timeouts, so that a throttled batch can still be tried again. */
const VISIBILITY_TIMEOUTS_PER_FUNCTION_TIMEOUT = 6;
/** EventBridge tries a rule's target for up to 24 hours before the queue has the event. */
const TARGET_RETRY_DAYS = 1;

/**
 * Declares a consumer's interest: which events, what a replay does, how the queue and the function are sized, what
 * the function may touch. Data only: nothing is created, and the module pulls in no AWS SDK, so `infra` can import it.
 *
 * @returns the subscription, frozen, defaults filled in, with the event pattern of its rule.
 * @throws InvalidSubscriptionError naming every field that AWS or Busbar would refuse.
 *
 * @example
 * ```ts
 * const invoicing = defineSubscription({
 *   name: 'invoicing',
 *   description: 'Writes an invoice for each order.',
 *   events: [orders.OrderPlaced],
 *   replay: 'skip',
 *   tables: [{ name: 'invoices', environmentVariable: 'INVOICES_TABLE', access: ['dynamodb:PutItem'] }],
 * });
 * invoicing.pattern; //=> { 'detail-type': ['orders.OrderPlaced'] }
 * invoicing.queue.visibilityTimeoutSeconds; //=> 60
 * ```
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function defineSubscription<const Events extends SubscribedEvents>(
  options: SubscriptionOptions<Events>,
): Subscription<Events> {
  const subscription = fillInDefaults(options);
  const problems = findSubscriptionProblems(subscription);
  if (problems.length > 0) throw new InvalidSubscriptionError(options.name, problems);
  return deepFreeze(subscription);
}

function fillInDefaults<Events extends SubscribedEvents>(
  options: SubscriptionOptions<Events>,
): Subscription<Events> {
  const lambda = {
    timeoutSeconds: 10,
    memoryMegabytes: 256,
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 10,
    ...options.function,
  };
  const queue = {
    maxReceiveCount: 5,
    visibilityTimeoutSeconds:
      VISIBILITY_TIMEOUTS_PER_FUNCTION_TIMEOUT * lambda.timeoutSeconds + lambda.batchingWindowSeconds,
    retentionDays: 14,
    ...options.queue,
  };
  const idempotency =
    options.idempotency === 'none'
      ? 'none'
      : { expiresAfterDays: queue.retentionDays + TARGET_RETRY_DAYS, ...options.idempotency };
  return {
    name: options.name,
    description: options.description,
    events: options.events,
    pattern: deriveEventPattern(options.events),
    replay: options.replay,
    queue,
    function: lambda,
    idempotency,
    tables: structuredClone(options.tables ?? []),
    buckets: structuredClone(options.buckets ?? []),
  };
}

/** Freezes everything below the subscription except the events: those belong to their contracts. */
function deepFreeze<Events extends SubscribedEvents>(
  subscription: Subscription<Events>,
): Subscription<Events> {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const child of Object.values(value)) freeze(child);
    Object.freeze(value);
  };
  const { events, ...data } = subscription;
  freeze(data);
  if (events !== 'all') Object.freeze(events);
  return Object.freeze(subscription);
}
