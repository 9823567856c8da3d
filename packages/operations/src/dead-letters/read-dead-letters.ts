import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { limits } from '@busbar/core';
import { safeParseEventBridgeEvent } from '@busbar/events-schema';

/** A message in a dead-letter queue. */
export interface DeadLetter {
  readonly messageId: string;
  /** `detail.metadata.id`, else the envelope's id; `undefined` when the body is no event. */
  readonly eventId: string | undefined;
  readonly body: string;
}

export interface ReadDeadLettersOptions {
  /**
   * Seconds that each look waits for messages, at most 20. On AWS give 1 or more: a look that does not wait asks only
   * some of the queue's servers and may miss messages.
   *
   * @default the queue's own ReceiveMessageWaitTimeSeconds
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
   */
  readonly waitTimeSeconds?: number;
}

/** Seconds for which the messages are hidden while they are read. */
const READING_SECONDS = 60;

/**
 * Reads every message of a dead-letter queue and leaves all of them there, visible again. Each one is told once. Their
 * receive counts rise, and when reading fails they stay hidden for up to a minute.
 */
export async function readDeadLetters(
  client: SQSClient,
  queueUrl: string,
  { waitTimeSeconds }: ReadDeadLettersOptions = {},
): Promise<readonly DeadLetter[]> {
  const messages = await receiveAll(client, queueUrl, waitTimeSeconds);
  for (let start = 0; start < messages.length; start += limits.sqs.batchEntries) {
    const entries = messages.slice(start, start + limits.sqs.batchEntries).map((message, index) => ({
      Id: String(index),
      ReceiptHandle: message.ReceiptHandle!,
      VisibilityTimeout: 0,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
  }
  return messages.map(({ MessageId: messageId, Body: body = '' }) => ({
    messageId: messageId!,
    eventId: findEventId(body),
    body,
  }));
}

async function receiveAll(
  client: SQSClient,
  queueUrl: string,
  waitTimeSeconds: number | undefined,
): Promise<readonly Message[]> {
  const messages = new Map<string, Message>();
  for (;;) {
    const { Messages: received = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: limits.sqs.batchEntries,
        VisibilityTimeout: READING_SECONDS,
        WaitTimeSeconds: waitTimeSeconds,
      }),
    );
    const known = messages.size;
    for (const message of received) messages.set(message.MessageId!, message);
    // After a minute of reading the first messages come again: nothing new means that all have been seen.
    if (messages.size === known) return [...messages.values()];
  }
}

function findEventId(body: string): string | undefined {
  const parsed = safeParseEventBridgeEvent(body);
  if (parsed.success) return parsed.data.detail.metadata.id;
  try {
    const { id } = JSON.parse(body) as { readonly id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
