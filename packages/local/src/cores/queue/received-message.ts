import type { ReceivedMessage } from '../../services.ts';
import { type Message, sequenceNumberOf } from './message.ts';

/** Gives a message the form in which it is received: with all its attributes; ReceiveMessage leaves out what was not asked for. */
export function toReceivedMessage(message: Message): ReceivedMessage {
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle!,
    body: message.body,
    md5OfBody: message.md5OfBody,
    attributes: systemAttributesOf(message),
    messageAttributes: message.messageAttributes,
  };
}

function systemAttributesOf(message: Message): Record<string, string> {
  const attributes: Record<string, string> = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentMs),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
  };
  if (message.awsTraceHeader !== undefined) attributes.AWSTraceHeader = message.awsTraceHeader;
  if (message.groupId !== undefined) attributes.MessageGroupId = message.groupId;
  if (message.deduplicationId !== undefined) {
    attributes.MessageDeduplicationId = message.deduplicationId;
    attributes.SequenceNumber = sequenceNumberOf(message.ordinal);
  }
  if (message.deadLetterSourceArn !== undefined) {
    attributes.DeadLetterQueueSourceArn = message.deadLetterSourceArn;
  }
  return attributes;
}
