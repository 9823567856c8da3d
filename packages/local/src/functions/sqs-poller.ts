import { limits, type Timer } from '@busbar/core';
import type { CloudContext } from '../cloud-context.ts';
import { AwsError } from '../gateway/aws-error.ts';
import type { Principal } from '../iam/principal.ts';
import type { InvocationResult, Services } from '../services.ts';
import { toFailedMessageIds } from './batch-item-failures.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';
import type { MessageFilter } from './message-filter.ts';
import { type SqsRecord, toSqsRecord } from './sqs-record.ts';

/** What the execution role needs on the queue. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
export const pollingActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
/** Messages that one receive takes, so that a batch of large ones does not take many more than fit. */
const RECEIVED_AT_ONCE = 10;
/** Bytes around the records of an event: `{"Records":[]}` and a comma for each. */
const EVENT_FRAME_BYTES = 14;

/** Takes messages from a queue and hands them to a function for as long as it runs. */
export interface SqsPoller {
  /** Batches that were begun are finished; messages that wait for a window are handed over. */
  stop(): void;
  /** Ends at once: messages that wait come back after their visibility timeout. */
  abandon(): void;
}

export interface SqsPollerOptions {
  readonly cloud: CloudContext;
  readonly services: () => Services;
  readonly mapping: EventSourceMapping;
  readonly filter: MessageFilter;
  /** The function's role, which takes the messages. */
  readonly principal: () => Principal;
  /** Batches at one time. */
  readonly concurrency: () => number;
  readonly invoke: (payload: string) => Promise<InvocationResult>;
  /** The role may not do what polling needs: polling has ended. */
  readonly onDenied: (message: string) => void;
}

interface BufferedRecord {
  readonly record: SqsRecord;
  readonly json: string;
  readonly bytes: number;
}

/**
 * Polls without polling: the queue tells when a message becomes visible, and messages that become visible in one
 * turn of the event loop share a batch.
 */
export function startSqsPoller(options: SqsPollerOptions): SqsPoller {
  const { cloud, services, mapping, filter, concurrency, invoke, onDenied } = options;
  const { eventSourceArn, batchSize, batchingWindowSeconds } = mapping;
  let buffer: BufferedRecord[] = [];
  let bufferedBytes = EVENT_FRAME_BYTES;
  let windowTimer: Timer | undefined;
  let windowIsOver = false;
  let inFlight = 0;
  let scheduled = false;
  let stopped = false;

  const denial = () => {
    const principal = options.principal();
    for (const action of pollingActions) {
      const decision = services().access.decide({ principal, action, resource: eventSourceArn });
      if (!decision.allowed) return decision.message;
    }
    return undefined;
  };

  const schedule = () => {
    if (scheduled || stopped) return;
    scheduled = true;
    const end = cloud.work.begin();
    setImmediate(() => {
      scheduled = false;
      try {
        pump();
      } finally {
        end();
      }
    });
  };

  const isFull = () => buffer.length >= batchSize || bufferedBytes >= limits.lambda.synchronousPayloadBytes;

  const pump = () => {
    let permitted = false;
    while (!stopped && inFlight < concurrency()) {
      if (!isFull()) {
        const message = permitted ? undefined : denial();
        if (message !== undefined) {
          stop();
          return onDenied(message);
        }
        permitted = true;
        while (!isFull() && receive(Math.min(RECEIVED_AT_ONCE, batchSize - buffer.length)) > 0);
      }
      if (buffer.length === 0) return;
      if (batchingWindowSeconds > 0 && !isFull() && !windowIsOver) return openWindow();
      dispatch();
    }
  };

  const receive = (maximum: number) => {
    let messages: ReturnType<Services['queues']['receive']>;
    try {
      messages = services().queues.receive(eventSourceArn, maximum);
    } catch (error) {
      // The queue is gone: nothing will come.
      if (error instanceof AwsError) return 0;
      throw error;
    }
    const unwanted: string[] = [];
    for (const message of messages) {
      const record = toSqsRecord(message, eventSourceArn, cloud.region);
      if (!filter(record)) {
        unwanted.push(message.receiptHandle);
        continue;
      }
      const json = JSON.stringify(record);
      const bytes = Buffer.byteLength(json) + 1;
      buffer.push({ record, json, bytes });
      bufferedBytes += bytes;
    }
    if (unwanted.length > 0) services().queues.delete(eventSourceArn, unwanted);
    return messages.length;
  };

  const openWindow = () => {
    windowTimer ??= cloud.work.setTimer(cloud.clock.now() + batchingWindowSeconds * 1_000, () => {
      windowTimer = undefined;
      windowIsOver = true;
      pump();
    });
  };

  const takeBatch = () => {
    const batch: BufferedRecord[] = [];
    let bytes = EVENT_FRAME_BYTES;
    while (buffer.length > 0 && batch.length < batchSize) {
      const next = buffer[0]!;
      if (batch.length > 0 && bytes + next.bytes > limits.lambda.synchronousPayloadBytes) break;
      batch.push(next);
      bytes += next.bytes;
      buffer.shift();
    }
    bufferedBytes -= bytes - EVENT_FRAME_BYTES;
    return batch;
  };

  const dispatch = () => {
    const batch = takeBatch();
    windowTimer?.cancel();
    windowTimer = undefined;
    windowIsOver = buffer.length > 0;
    inFlight += 1;
    void handOver(
      batch.map(({ record }) => record),
      `{"Records":[${batch.map(({ json }) => json).join(',')}]}`,
    );
  };

  const handOver = async (records: readonly SqsRecord[], payload: string) => {
    const failed = await failedOf(records, payload);
    inFlight -= 1;
    const handled = records.filter(({ messageId }) => !failed.has(messageId));
    if (handled.length > 0) {
      ignoreRefusal(() =>
        services().queues.delete(
          eventSourceArn,
          handled.map(({ receiptHandle }) => receiptHandle),
        ),
      );
    }
    if (stopped) return flush();
    pump();
  };

  const failedOf = async (records: readonly SqsRecord[], payload: string): Promise<ReadonlySet<string>> => {
    const messageIds = records.map(({ messageId }) => messageId);
    try {
      const result = await invoke(payload);
      if (result.outcome !== 'success') return new Set(messageIds);
      return mapping.reportsBatchItemFailures ? toFailedMessageIds(result.payload, messageIds) : new Set();
    } catch (error) {
      // Throttled, or the function is gone: the messages come back after their visibility timeout.
      if (error instanceof AwsError) return new Set(messageIds);
      throw error;
    }
  };

  const flush = () => {
    while (buffer.length > 0 && inFlight < concurrency()) dispatch();
  };

  const stop = () => {
    if (stopped) return;
    stopped = true;
    windowTimer?.cancel();
    stopListening();
    flush();
  };
  const abandon = () => {
    buffer = [];
    stop();
  };

  const stopListening = services().queues.onVisible(eventSourceArn, schedule);
  schedule();
  return { stop, abandon };
}

function ignoreRefusal(action: () => void): void {
  try {
    action();
  } catch (error) {
    // The queue is gone, and the messages with it.
    if (!(error instanceof AwsError)) throw error;
  }
}
