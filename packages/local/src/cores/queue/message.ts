import type { MessageAttribute } from '../../services.ts';

/** `visible`: may be received. `delayed`: sent with a delay that is not over. `in-flight`: received and neither deleted nor timed out. */
export type MessageState = 'visible' | 'delayed' | 'in-flight';

/** A message as a queue holds it and the store keeps it. Times are epoch ms. */
export interface Message {
  readonly id: string;
  readonly queueName: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
  readonly md5OfMessageAttributes?: string;
  readonly senderId: string;
  readonly awsTraceHeader?: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** Grows with each message of the account; also gives the order after a restart. */
  readonly ordinal: number;
  readonly sentMs: number;
  /** Queue from which the redrive policy moved it here. */
  readonly deadLetterSourceArn?: string;
  state: MessageState;
  /** When a delayed or received message becomes visible. */
  visibleAtMs: number;
  /** Receives in every queue it has been in. */
  receiveCount: number;
  /** Receives in this queue: what the redrive policy counts. */
  receivesHere: number;
  firstReceivedMs?: number;
  lastReceivedMs?: number;
  /** Newest handle; older ones no longer delete the message. */
  receiptHandle?: string;
}

/** Key of a message in the store. */
export function messageKey(message: Pick<Message, 'queueName' | 'id'>): string {
  return `${message.queueName}/${message.id}`;
}

/** Twenty digits, as SQS gives them for FIFO queues; sorts as the messages were sent. */
export function sequenceNumberOf(ordinal: number): string {
  return `1${String(ordinal).padStart(19, '0')}`;
}
