import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { isEventFamily, parseEventBridgeEvent } from '@busbar/events-schema';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SubscribedEvents, Subscription } from '../subscription/subscription.ts';
import { publishOutcomes, type RecordOutcome } from './batch-outcomes.ts';
import { describeDelivery } from './delivery.ts';
import type { EventHandler, HandlerContext, SubscriptionHandler } from './event-handler.ts';
import { createIdempotency, createTurns, idempotencyKey } from './idempotency.ts';
import { createObservability, type EventFacts, type ObservabilityOptions } from './observability.ts';
import { createEventReader } from './read-event.ts';
import type { ReceivedEvent } from './received-event.ts';
import { toError } from './to-error.ts';

/** A Lambda handler for batches of an SQS queue, event source mapping with `ReportBatchItemFailures`. */
export type SqsBatchHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

export interface ConsumeOptions extends ObservabilityOptions {
  /**
   * Where idempotency records are kept: `createIdempotencyPersistence`, or any other Powertools layer.
   *
   * @default none; needed unless the subscription declares `idempotency: 'none'`
   */
  readonly persistence?: BasePersistenceLayer;
}

/**
 * Makes the Lambda handler of a subscription: SQS batch in, failed message ids out, your handler once per event between.
 *
 * Each record, on its own: envelope parsed → kind of delivery → replay policy → version found, data validated and
 * upcast → idempotency → handler. A record that throws anywhere is logged with its reason and reported as the only one
 * that failed; SQS delivers it again until `maxReceiveCount`. Records of a batch run side by side, in no order, except
 * that two copies of one event take turns and count as one handled and one duplicate.
 *
 * @param handler one function per detail-type, or one function for all.
 * @throws InvalidArgumentError when the subscription asks for idempotency and `options.persistence` is missing.
 *
 * @example
 * ```ts
 * export const handler = consume(
 *   orderNotifier,
 *   { 'orders.OrderPlaced': async ({ data }, { logger }) => logger.info('thank you', { orderId: data.orderId }) },
 *   { persistence: createIdempotencyPersistence({ tableName, client }) },
 * );
 * await handler(sqsEvent, lambdaContext); //=> { batchItemFailures: [{ itemIdentifier: '<messageId of the one that threw>' }] }
 * ```
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/batch/
 */
export function consume<const Events extends SubscribedEvents>(
  subscription: Subscription<Events>,
  handler: SubscriptionHandler<Events>,
  options: ConsumeOptions = {},
): SqsBatchHandler {
  const readEvent = createEventReader(subscription);
  const handle = toSingleHandler(handler);
  const idempotency = createIdempotency(subscription, options.persistence);
  const redact = createEventRedactor(subscription);
  const observability = createObservability(subscription, options);

  return async (sqsEvent, lambdaContext) => {
    idempotency.registerLambdaContext(lambdaContext);
    observability.logger.addContext(lambdaContext);
    const inTurn = createTurns();
    const outcomes: RecordOutcome[] = [];

    const handleEvent = async ({ envelope, delivery }: EventFacts): Promise<RecordOutcome> => {
      if (delivery.kind === 'replay' && subscription.replay === 'skip') return 'skipped';
      const event = readEvent(envelope);
      const context: HandlerContext = {
        delivery,
        lambdaContext,
        get logger() {
          return observability.eventLogger({ envelope, delivery });
        },
        get redactedData() {
          return redact(event);
        },
      };
      const effect = async () => (await handle(event, context))?.outcome ?? 'handled';
      if (subscription.idempotency === 'none') return effect();
      const key = idempotencyKey(delivery, event.metadata.id);
      return inTurn(key, () => idempotency.runOnce(key, effect));
    };

    const processRecord = async (record: SQSRecord): Promise<void> => {
      let facts: EventFacts | undefined;
      try {
        const envelope = parseEventBridgeEvent(record.body);
        facts = { envelope, delivery: describeDelivery(record, envelope['replay-name']) };
        outcomes.push(await handleEvent(facts));
      } catch (thrown) {
        // Powertools reads `error.message`: anything else that was thrown would take the whole batch with it.
        const error = toError(thrown);
        outcomes.push('failed');
        observability.logFailure(error, record.messageId, facts);
        throw error;
      }
    };

    const response = await processPartialResponse(
      sqsEvent,
      processRecord,
      new BatchProcessor(EventType.SQS),
      {
        context: lambdaContext,
        // A thrown error would make Lambda drop the list of failures and back its pollers off.
        throwOnFullBatchFailure: false,
      },
    );
    publishOutcomes(observability.metrics, outcomes);
    return response;
  };
}

/** Redacts data by the contract that it was read by, in the version that it was brought to. */
function createEventRedactor({ events }: Subscription): (event: ReceivedEvent) => unknown {
  const definitions =
    events === 'all' ? [] : events.flatMap((event) => (isEventFamily(event) ? event.versions : event));
  return ({ detailType, major, data }) => {
    const definition = definitions.find((each) => each.detailType === detailType && each.major === major);
    return definition === undefined ? '[undeclared]' : definition.redact(data);
  };
}

function toSingleHandler<Events extends SubscribedEvents>(
  handler: SubscriptionHandler<Events>,
): EventHandler<ReceivedEvent> {
  // The event reader lets only events of the subscription through, each in its own type: that is what makes this safe.
  if (typeof handler === 'function') return handler as EventHandler<ReceivedEvent>;
  const handlers = handler as unknown as Readonly<Record<string, EventHandler<ReceivedEvent>>>;
  return (event, context) => handlers[event.detailType]!(event, context);
}
