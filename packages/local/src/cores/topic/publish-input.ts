import { hash } from 'node:crypto';
import type { MessageAttribute } from '../../services.ts';
import { messageSizeBytes } from '../queue/message-digest.ts';
import type { Topic } from './topic.ts';
import { topicErrors } from './topic-errors.ts';
import { topicLimits } from './topic-limits.ts';

/** What Publish, or one entry of PublishBatch, gives. */
export interface PublishInput {
  readonly message: string;
  readonly subject?: string;
  /** `json`: the message is an object of messages by protocol, with one for `default`. */
  readonly messageStructure?: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

const identifier = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;
const attributeName = /^(?!\.)(?!.*\.$)(?!.*\.\.)[\w.-]{1,256}$/;

/**
 * Checks a message as SNS does.
 *
 * @throws {AwsError} InvalidParameter, ParameterValueInvalid
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function checkPublishInput(input: PublishInput, topic: Topic): void {
  const { message, subject, attributes = {}, groupId, deduplicationId } = input;
  if (message === '') throw topicErrors.invalidParameter('Empty message');
  if (publishedBytes(input) > topicLimits.messageBytes)
    throw topicErrors.invalidParameter('Message too long');
  if (subject !== undefined && !isSubject(subject)) throw topicErrors.invalidParameter('Subject');
  checkAttributes(attributes);
  if (topic.fifo && groupId === undefined) {
    throw topicErrors.invalidParameter('The MessageGroupId parameter is required for FIFO topics');
  }
  checkIdentifier('MessageGroupId', groupId);
  if (!topic.fifo && deduplicationId !== undefined) {
    throw topicErrors.invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
  checkIdentifier('MessageDeduplicationId', deduplicationId);
  if (topic.fifo && deduplicationIdOf(input, topic) === undefined) {
    throw topicErrors.invalidParameter(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}

/** Bytes that count against the limit. */
export function publishedBytes({ message, attributes }: PublishInput): number {
  return messageSizeBytes(message, attributes);
}

/** The given id, or the message's digest where the topic wants it; `undefined` for standard topics. */
export function deduplicationIdOf(
  { message, deduplicationId }: PublishInput,
  { fifo, attributes }: Topic,
): string | undefined {
  if (!fifo) return undefined;
  return (
    deduplicationId ?? (attributes.ContentBasedDeduplication === 'true' ? hash('sha256', message) : undefined)
  );
}

/** Parts a message into what each protocol is sent. @throws {AwsError} InvalidParameter */
export function toProtocolMessages({ message, messageStructure }: PublishInput): {
  readonly message: string;
  readonly messages?: Readonly<Record<string, string>>;
} {
  if (messageStructure === undefined) return { message };
  if (messageStructure !== 'json') {
    throw topicErrors.invalidParameter(`MessageStructure Reason: Invalid value ${messageStructure}`);
  }
  const parsed = parseMessages(message);
  const fallback = parsed.default;
  if (typeof fallback !== 'string') {
    throw topicErrors.invalidParameter('Message Structure - No default entry in JSON message body');
  }
  const texts = Object.entries(parsed).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { message: fallback, messages: Object.fromEntries(texts) };
}

function parseMessages(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw topicErrors.invalidParameter('Message Structure - JSON message body failed to parse');
}

function isSubject(subject: string): boolean {
  return (
    subject.length > 0 &&
    subject.length <= topicLimits.subjectCharacters &&
    /^[\x20-\x7e]+$/.test(subject) &&
    subject[0] !== ' '
  );
}

function checkIdentifier(name: string, value: string | undefined): void {
  if (value === undefined || identifier.test(value)) return;
  throw topicErrors.invalidParameter(
    `${name} Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length`,
  );
}

function checkAttributes(attributes: Readonly<Record<string, MessageAttribute>>): void {
  for (const [name, { DataType: type, StringValue, BinaryValue }] of Object.entries(attributes)) {
    if (!attributeName.test(name) || /^(aws|amazon)\./i.test(name)) {
      throw topicErrors.invalidParameterValue(`The message attribute name '${name}' is invalid.`);
    }
    const kind = type.split('.', 1)[0];
    if (kind !== 'String' && kind !== 'Number' && kind !== 'Binary') {
      throw topicErrors.invalidParameterValue(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    }
    const value = kind === 'Binary' ? BinaryValue : StringValue;
    if (value === undefined || value === '') {
      throw topicErrors.invalidParameterValue(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`,
      );
    }
    if (kind === 'Number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
      throw topicErrors.invalidParameterValue(`Could not cast message attribute '${name}' value to number.`);
    }
  }
}
