import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { safeParseEventBridgeEvent } from '@busbar/events-schema';

/** A message in a dead-letter queue. */
export interface DeadLetter {
  readonly messageId: string;
  /** `detail.metadata.id`, else the envelope's id; `undefined` when the body is no event. */
  readonly eventId: string | undefined;
  readonly body: string;
}

/** Seconds for which the messages are hidden while they are read. */
const READING_SECONDS = 60;

/** Reads every message of a dead-letter queue and leaves all of them there. */
export async function readDeadLetters(client: SQSClient, queueUrl: string): Promise<readonly DeadLetter[]> {
  const messages: Message[] = [];
  for (;;) {
    const { Messages: received = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: READING_SECONDS,
      }),
    );
    if (received.length === 0) break;
    messages.push(...received);
  }
  for (let start = 0; start < messages.length; start += 10) {
    const Entries = messages.slice(start, start + 10).map(({ MessageId, ReceiptHandle }) => ({
      Id: MessageId!,
      ReceiptHandle: ReceiptHandle!,
      VisibilityTimeout: 0,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
  return messages.map(({ MessageId: messageId = '', Body: body = '' }) => ({
    messageId,
    eventId: eventIdOf(body),
    body,
  }));
}

function eventIdOf(body: string): string | undefined {
  try {
    const envelope = JSON.parse(body) as { id?: string };
    const parsed = safeParseEventBridgeEvent(envelope);
    return parsed.success ? parsed.data.detail.metadata.id : envelope.id;
  } catch {
    return undefined;
  }
}
