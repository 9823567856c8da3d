import { parseDeliveryPolicy } from './delivery-policy.ts';
import { topicErrors } from './topic-errors.ts';

/** Attributes that a topic keeps as they were set, by SNS's names. */
export type TopicAttributes = Readonly<Record<string, string>>;

type Check = (value: string) => boolean;

const any: Check = () => true;
const boolean: Check = (value) => /^(true|false)$/i.test(value);
const json: Check = (value) => isJsonObject(value);

/** Attributes that can be set. https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html (2026-11-20) */
const settable: Readonly<Record<string, Check>> = {
  ContentBasedDeduplication: boolean,
  DeliveryPolicy: (value) => value === '' || parseDeliveryPolicy(value) !== undefined,
  DisplayName: (value) => value.length <= 100,
  FifoThroughputScope: (value) => value === 'Topic' || value === 'MessageGroup',
  FifoTopic: boolean,
  KmsMasterKeyId: any,
  Policy: json,
  SignatureVersion: (value) => value === '1' || value === '2',
  TracingConfig: (value) => value === 'PassThrough' || value === 'Active',
};
const feedback =
  /^(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedback(RoleArn|SampleRate)|FailureFeedbackRoleArn)$/;
const fifoOnly = new Set(['ContentBasedDeduplication', 'FifoThroughputScope']);
/** What AWS has and the local cloud has not: taking it would promise something. */
const unsupported = new Set(['ArchivePolicy', 'DataProtectionPolicy']);

/** Checks attributes that a caller sets, and makes their values text. @throws {AwsError} InvalidParameter */
export function checkTopicAttributes(
  input: Readonly<Record<string, unknown>>,
  { fifo }: { readonly fifo: boolean },
): TopicAttributes {
  const checked: Record<string, string> = {};
  for (const [name, raw] of Object.entries(input)) {
    const value = String(raw);
    if (unsupported.has(name)) {
      throw topicErrors.invalidParameter(`Attributes Reason: The local cloud does not support ${name}`);
    }
    const check = Object.hasOwn(settable, name) ? settable[name] : feedback.test(name) ? any : undefined;
    if (check === undefined) throw topicErrors.invalidParameter('AttributeName');
    if (!fifo && fifoOnly.has(name)) {
      throw topicErrors.invalidParameter(`Attributes Reason: ${name} is only supported for FIFO topics`);
    }
    if (!check(value)) throw topicErrors.invalidParameter(`Attributes Reason: Invalid value for ${name}`);
    checked[name] = boolean(value) ? value.toLowerCase() : value;
  }
  return checked;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
