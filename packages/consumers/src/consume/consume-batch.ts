import { InvalidArgumentError } from '@busbar/core';
import type { Logger } from '@aws-lambda-powertools/logger';
import { safeParseEventBridgeEvent } from '@busbar/events-schema';
import type { Context, SQSBatchItemFailure, SQSRecord } from 'aws-lambda';
import type { Subscription } from '../subscription/subscription.ts';
import { publishOutcomes, type RecordOutcome } from './batch-outcomes.ts';
import type { SqsBatchHandler } from './consume.ts';
import { type Delivery, describeDelivery } from './delivery.ts';
import { MalformedMessageError } from './malformed-message-error.ts';
import { createObservability, type EventFacts, type ObservabilityOptions } from './observability.ts';
import { toError } from './to-error.ts';

/** One message of a batch, its body parsed as JSON and otherwise untouched. */
export interface RawEvent {
  readonly messageId: string;
  /** The body as it came, byte for byte. */
  readonly body: string;
  /** The parsed body: an EventBridge envelope as a rule, but nothing was validated. */
  readonly envelope: unknown;
  /** When the message reached the queue; epoch ms. The same at each attempt. */
  readonly sentAtMs: number;
  readonly delivery: Delivery;
}

/** A message that a batch handler could not handle. */
export interface RawEventFailure {
  readonly messageId: string;
  readonly error: unknown;
}

/** What a batch handler gets besides the events. */
export interface BatchHandlerContext {
  readonly logger: Logger;
  readonly lambdaContext: Context;
}

/** Handles a batch as a whole. Returns what failed; throwing fails every message that it was given. */
export type BatchHandler = (
  events: readonly RawEvent[],
  context: BatchHandlerContext,
) => Promise<readonly RawEventFailure[]>;

/**
 * Makes the Lambda handler of a subscription that wants its batches whole and raw, such as an archiver: bodies parsed as
 * JSON, no contract asked for, so that events nobody has described pass too. Replayed events are dropped before the
 * handler when the subscription declares `replay: 'skip'`. A body that is not JSON fails only its own message.
 *
 * There is no idempotency record per event: the handler's effect must be the same when it happens twice.
 *
 * @throws InvalidArgumentError unless the subscription declares `idempotency: 'none'`.
 *
 * @example
 * ```ts
 * export const handler = consumeBatch(eventArchiver, async (events) => {
 *   await store(events.map(({ body }) => body));
 *   return []; // nothing failed
 * });
 * ```
 */
export function consumeBatch(
  subscription: Subscription,
  handleBatch: BatchHandler,
  options: ObservabilityOptions = {},
): SqsBatchHandler {
  if (subscription.idempotency !== 'none') {
    throw new InvalidArgumentError({
      doing: `consume subscription "${subscription.name}"`,
      argument: 'idempotency',
      value: JSON.stringify(subscription.idempotency),
      reason: 'cannot be kept for whole batches',
      nextStep: "Declare idempotency: 'none' and make the handler's effect repeatable, or use consume",
    });
  }
  const { logger, metrics, logFailure } = createObservability(subscription, options);

  return async ({ Records: records }, lambdaContext) => {
    logger.addContext(lambdaContext);
    const failures = new Map<string, Error>();
    const events: RawEvent[] = [];
    let skipped = 0;
    for (const record of records) {
      const event = safeReadRawEvent(record);
      if (event instanceof Error) failures.set(record.messageId, event);
      else if (event.delivery.kind === 'replay' && subscription.replay === 'skip') skipped += 1;
      else events.push(event);
    }

    if (events.length > 0) {
      for (const { messageId, error } of await handleOrFailAll(events, lambdaContext)) {
        failures.set(messageId, toError(error));
      }
    }

    for (const record of records) {
      const error = failures.get(record.messageId);
      if (error !== undefined) logFailure(error, record.messageId, safeReadFacts(record));
    }
    publishOutcomes(metrics, [
      ...repeat('skipped', skipped),
      ...repeat('failed', failures.size),
      ...repeat('handled', records.length - skipped - failures.size),
    ]);
    return { batchItemFailures: [...failures.keys()].map(toItemFailure) };
  };

  async function handleOrFailAll(
    events: readonly RawEvent[],
    lambdaContext: Context,
  ): Promise<readonly RawEventFailure[]> {
    try {
      const failures = await handleBatch(events, { logger, lambdaContext });
      const stranger = failures.find(
        (failure) => !events.some((event) => event.messageId === failure.messageId),
      );
      if (stranger === undefined) return failures;
      throw new InvalidArgumentError({
        doing: `consume subscription "${subscription.name}"`,
        argument: 'failures[].messageId',
        value: stranger.messageId,
        reason: 'is not in the batch',
        nextStep: "Return the messageId of the handler's own events; the whole batch is tried again",
      });
    } catch (error) {
      return events.map(({ messageId }) => ({ messageId, error }));
    }
  }
}

function safeReadRawEvent(record: SQSRecord): RawEvent | MalformedMessageError {
  const { messageId, body } = record;
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch {
    return new MalformedMessageError(messageId, body);
  }
  return {
    messageId,
    body,
    envelope,
    sentAtMs: Number(record.attributes.SentTimestamp),
    delivery: describeDelivery(record, replayNameOf(envelope)),
  };
}

function safeReadFacts(record: SQSRecord): EventFacts | undefined {
  const result = safeParseEventBridgeEvent(record.body);
  if (!result.success) return undefined;
  return { envelope: result.data, delivery: describeDelivery(record, result.data['replay-name']) };
}

function replayNameOf(envelope: unknown): string | undefined {
  if (typeof envelope !== 'object' || envelope === null || !('replay-name' in envelope)) return undefined;
  const replayName = envelope['replay-name'];
  return typeof replayName === 'string' ? replayName : undefined;
}

function repeat(outcome: RecordOutcome, count: number): RecordOutcome[] {
  return new Array<RecordOutcome>(count).fill(outcome);
}

function toItemFailure(messageId: string): SQSBatchItemFailure {
  return { itemIdentifier: messageId };
}
