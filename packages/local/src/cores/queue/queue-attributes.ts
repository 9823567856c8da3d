import { limits } from '@busbar/core';
import { queueErrors } from './queue-errors.ts';

/** Attributes that a queue keeps as they were set, by SQS's names. */
export type QueueAttributes = Readonly<Record<string, string>>;

type Check = (value: string) => boolean;

const integerFrom =
  (minimum: number, maximum: number): Check =>
  (value) =>
    /^\d{1,10}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);
const boolean: Check = (value) => /^(true|false)$/i.test(value);
const jsonObjectOrEmpty: Check = (value) => value === '' || isJsonObject(value);

/** Attributes that can be set, with what they may hold. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11-20) */
const settable: Readonly<Record<string, Check>> = {
  VisibilityTimeout: integerFrom(0, limits.sqs.visibilityTimeoutSeconds),
  MaximumMessageSize: integerFrom(1_024, limits.sqs.messageBytes),
  MessageRetentionPeriod: integerFrom(
    limits.sqs.retentionSeconds.minimum,
    limits.sqs.retentionSeconds.maximum,
  ),
  DelaySeconds: integerFrom(0, limits.sqs.delaySeconds),
  ReceiveMessageWaitTimeSeconds: integerFrom(0, limits.sqs.waitTimeSeconds),
  Policy: jsonObjectOrEmpty,
  RedrivePolicy: jsonObjectOrEmpty,
  RedriveAllowPolicy: jsonObjectOrEmpty,
  FifoQueue: (value) => /^true$/i.test(value),
  ContentBasedDeduplication: boolean,
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
  KmsMasterKeyId: () => true,
  KmsDataKeyReusePeriodSeconds: integerFrom(60, 86_400),
  SqsManagedSseEnabled: boolean,
};

/** Attributes of FIFO queues that SQS does not know of others, and those that it knows but refuses. */
const unknownToStandard = new Set(['FifoQueue', 'ContentBasedDeduplication']);
const refusedToStandard = new Set(['DeduplicationScope', 'FifoThroughputLimit']);

const defaults: QueueAttributes = {
  VisibilityTimeout: '30',
  MaximumMessageSize: String(limits.sqs.messageBytes),
  MessageRetentionPeriod: String(limits.sqs.retentionSeconds.default),
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

const fifoDefaults: QueueAttributes = {
  ...defaults,
  FifoQueue: 'true',
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

/** Attributes that a queue derives and nobody sets. */
export const derivedAttributeNames = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
] as const;

/** Tells whether SQS knows an attribute of this name. */
export function isQueueAttributeName(name: string): boolean {
  return Object.hasOwn(settable, name) || (derivedAttributeNames as readonly string[]).includes(name);
}

/**
 * Checks attributes that a caller sets, and makes their values text.
 *
 * @throws {AwsError} InvalidAttributeName, InvalidAttributeValue
 */
export function checkQueueAttributes(input: unknown, { fifo }: { readonly fifo: boolean }): QueueAttributes {
  if (input === undefined || input === null) return {};
  if (typeof input !== 'object') throw queueErrors.invalidParameterValue('Attributes must be a map.');
  const checked: Record<string, string> = {};
  for (const [name, raw] of Object.entries(input)) {
    const check = Object.hasOwn(settable, name) ? settable[name] : undefined;
    if (!fifo && refusedToStandard.has(name)) throw queueErrors.fifoOnlyAttribute(name);
    if (check === undefined || (!fifo && unknownToStandard.has(name))) {
      throw queueErrors.invalidAttributeName(name);
    }
    const value = String(raw);
    if (!check(value)) throw queueErrors.invalidAttributeValue(name);
    checked[name] = canonical(name, value);
  }
  return checked;
}

/** A value as SQS tells it again: `true` for `True`, and a redrive policy's count as a number. */
function canonical(name: string, value: string): string {
  if (settable[name] === boolean || name === 'FifoQueue') return value.toLowerCase();
  if (name !== 'RedrivePolicy' || value === '') return value;
  const policy = JSON.parse(value) as Record<string, unknown>;
  const { maxReceiveCount } = policy;
  if (typeof maxReceiveCount !== 'string' || !/^\d+$/.test(maxReceiveCount)) return value;
  return JSON.stringify({ ...policy, maxReceiveCount: Number(maxReceiveCount) });
}

/** All attributes of a queue, with the defaults of those that were not set. Attributes set to '' are unset. */
export function withDefaults(
  attributes: QueueAttributes,
  { fifo }: { readonly fifo: boolean },
): QueueAttributes {
  const set = Object.entries(attributes).filter(([, value]) => value !== '');
  return { ...(fifo ? fifoDefaults : defaults), ...Object.fromEntries(set) };
}

/** @throws {AwsError} InvalidParameterValue */
export function checkQueueName(name: unknown, attributes: unknown): asserts name is string {
  if (typeof name !== 'string') throw queueErrors.missingParameter('QueueName');
  const fifo = (attributes as Record<string, unknown> | undefined)?.FifoQueue;
  if (/^true$/i.test(String(fifo)) && !/^[\w-]{1,75}\.fifo$/.test(name)) {
    throw queueErrors.invalidParameterValue(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  if (fifo === undefined && !/^[\w-]{1,80}$/.test(name)) {
    throw queueErrors.invalidParameterValue(
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
