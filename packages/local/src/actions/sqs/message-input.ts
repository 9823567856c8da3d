import { createHash } from 'node:crypto';
import { limits } from '@busbar/core';
import { md5OfMessageAttributes } from '../../cores/queue/message-digest.ts';
import type { QueueMessageInput } from '../../cores/queue/outgoing-message.ts';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { SentMessage } from '../../cores/queue/send-message.ts';
import type { ActionContext } from '../../gateway/service-action.ts';
import type { MessageAttribute } from '../../services.ts';
import type { Input } from './define-queue-action.ts';
import { integerParameter, optionalTextParameter } from './parameters.ts';

/** Reads the members that SendMessage and an entry of SendMessageBatch share. @throws {AwsError} */
export function toMessageInput(input: Input, context: ActionContext): QueueMessageInput {
  const body = input.MessageBody;
  if (typeof body !== 'string') throw queueErrors.missingParameter('MessageBody');
  const delaySeconds = integerParameter(input, 'DelaySeconds', {
    minimum: 0,
    maximum: limits.sqs.delaySeconds,
    reason: `DelaySeconds must be >= 0 and <= ${limits.sqs.delaySeconds}.`,
  });
  const messageGroupId = optionalTextParameter(input, 'MessageGroupId');
  const messageDeduplicationId = optionalTextParameter(input, 'MessageDeduplicationId');
  const awsTraceHeader = traceHeaderOf(attributesParameter(input, 'MessageSystemAttributes'));
  return {
    body,
    messageAttributes: attributesParameter(input, 'MessageAttributes'),
    senderId: senderIdOf(context),
    ...(delaySeconds !== undefined && { delaySeconds }),
    ...(messageGroupId !== undefined && { messageGroupId }),
    ...(messageDeduplicationId !== undefined && { messageDeduplicationId }),
    ...(awsTraceHeader !== undefined && { awsTraceHeader }),
  };
}

/** Answer to SendMessage, or to one entry of a batch. */
export function toSendAnswer(input: Input, sent: SentMessage): object {
  const systemDigest = md5OfMessageAttributes(attributesParameter(input, 'MessageSystemAttributes'));
  return {
    MessageId: sent.messageId,
    MD5OfMessageBody: sent.md5OfBody,
    ...(sent.md5OfMessageAttributes !== undefined && { MD5OfMessageAttributes: sent.md5OfMessageAttributes }),
    ...(systemDigest !== undefined && { MD5OfMessageSystemAttributes: systemDigest }),
    ...(sent.sequenceNumber !== undefined && { SequenceNumber: sent.sequenceNumber }),
  };
}

/** Message attributes as they came, their fields text. @throws {AwsError} InvalidParameterValue */
export function attributesParameter(input: Input, name: string): Readonly<Record<string, MessageAttribute>> {
  const value = input[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object') throw queueErrors.invalidParameterValue(`Parameter ${name} must be a map.`);
  const attributes: Record<string, MessageAttribute> = {};
  for (const [key, raw] of Object.entries(value as Input)) {
    const { DataType, StringValue, BinaryValue, StringListValues, BinaryListValues } = (raw ?? {}) as Input;
    if ([StringListValues, BinaryListValues].some((list) => Array.isArray(list) && list.length > 0)) {
      throw queueErrors.unsupportedOperation(
        'Message attribute list values in SendMessage operation are not supported.',
      );
    }
    attributes[key] = {
      DataType: typeof DataType === 'string' ? DataType : '',
      ...(typeof StringValue === 'string' && { StringValue }),
      ...(typeof BinaryValue === 'string' && { BinaryValue }),
    };
  }
  return attributes;
}

function traceHeaderOf(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  for (const [name, { DataType: type, StringValue: text }] of Object.entries(attributes)) {
    if (name !== 'AWSTraceHeader') {
      throw queueErrors.invalidParameterValue(`Message system attribute name '${name}' is invalid.`);
    }
    if (type !== 'String' || text === undefined) {
      throw queueErrors.invalidParameterValue(
        `The message system attribute '${name}' must be of type String and hold a value.`,
      );
    }
  }
  return attributes.AWSTraceHeader?.StringValue;
}

/** `AROA…:session` for a role, the account id for the account. */
function senderIdOf({ principal, cloud }: ActionContext): string {
  if (principal.type !== 'role') return cloud.accountId;
  const roleId = createHash('sha256').update(principal.arn).digest('hex').slice(0, 17).toUpperCase();
  return `AROA${roleId}:${principal.sessionArn.slice(principal.sessionArn.lastIndexOf('/') + 1)}`;
}
