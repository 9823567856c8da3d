import type { MessageAttribute, OutgoingMessage } from '../../services.ts';
import { messageSizeBytes } from './message-digest.ts';
import { queueErrors } from './queue-errors.ts';

/** A message on its way into a queue, as SendMessage gives it. */
export interface QueueMessageInput extends OutgoingMessage {
  /** Delay of this message; the queue's own without it. Seconds. */
  readonly delaySeconds?: number;
  /** Id of the principal that sends. @default the account id */
  readonly senderId?: string;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const forbiddenCharacters = /[^\t\n\r\u0020-\ufffd]/;
const identifier = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;
const attributeName = /^(?!\.)(?!.*\.$)(?!.*\.\.)(?!aws\.)(?!amazon\.)[\w.-]{1,256}$/i;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (2026-11-20) */
const maximumAttributes = 10;

/** Checks what SQS checks of any message, whatever the kind of queue. @throws {AwsError} */
export function checkOutgoingMessage(
  { body, messageAttributes = {}, messageGroupId, messageDeduplicationId }: QueueMessageInput,
  maximumBytes: number,
): void {
  if (body === '') throw queueErrors.missingParameter('MessageBody');
  if (!isAllowedText(body)) throw queueErrors.invalidMessageContents();
  checkMessageAttributes(messageAttributes);
  if (messageSizeBytes(body, messageAttributes) > maximumBytes) {
    throw queueErrors.invalidParameterValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumBytes} bytes.`,
    );
  }
  checkIdentifier(messageGroupId, 'MessageGroupId');
  checkIdentifier(messageDeduplicationId, 'MessageDeduplicationId');
}

function isAllowedText(text: string): boolean {
  return text.isWellFormed() && !forbiddenCharacters.test(text);
}

function checkIdentifier(value: string | undefined, parameter: string): void {
  if (value === undefined || identifier.test(value)) return;
  throw queueErrors.invalidValue(
    value,
    parameter,
    `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}

function checkMessageAttributes(attributes: Readonly<Record<string, MessageAttribute>>): void {
  const entries = Object.entries(attributes);
  if (entries.length > maximumAttributes) {
    throw queueErrors.invalidParameterValue(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${maximumAttributes}].`,
    );
  }
  for (const [name, attribute] of entries) {
    if (!attributeName.test(name)) {
      throw queueErrors.invalidParameterValue(`Message (user) attribute name '${name}' is invalid.`);
    }
    checkAttributeValue(name, attribute);
  }
}

function checkAttributeValue(
  name: string,
  { DataType: type, StringValue, BinaryValue }: MessageAttribute,
): void {
  const kind = typeof type === 'string' ? type.split('.', 1)[0] : undefined;
  if (kind !== 'String' && kind !== 'Number' && kind !== 'Binary') {
    throw queueErrors.invalidParameterValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  const value = kind === 'Binary' ? BinaryValue : StringValue;
  if (typeof value !== 'string' || value === '') {
    throw queueErrors.invalidParameterValue(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${kind}'.`,
    );
  }
  if (kind !== 'Binary' && !isAllowedText(value)) throw queueErrors.invalidMessageContents();
  if (kind === 'Number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
    throw queueErrors.invalidParameterValue(
      `Can't cast the value of message (user) attribute '${name}' to a number.`,
    );
  }
}
