import type { MessageAttribute } from '../../services.ts';
import type { Protocol } from './subscription.ts';

/** A message as a topic took it in and as pending deliveries keep it. JSON. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly message: string;
  /** What differs from `message`, by protocol (`MessageStructure: json`). */
  readonly messages?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** When it was published, epoch ms. */
  readonly timestampMs: number;
  readonly groupId?: string;
  /** FIFO topics only. */
  readonly deduplicationId?: string;
  /** FIFO topics only; twenty digits. */
  readonly sequenceNumber?: string;
}

/** What a protocol is sent. */
export function messageFor({ message, messages }: Notification, protocol: Protocol): string {
  return messages !== undefined && Object.hasOwn(messages, protocol) ? messages[protocol]! : message;
}
