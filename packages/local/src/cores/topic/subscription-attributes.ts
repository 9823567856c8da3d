import { parseDeliveryPolicy } from './delivery-policy.ts';
import { createFilter, type FilterPolicyScope } from './filter-policy.ts';
import type { Protocol } from './subscription.ts';
import { topicErrors } from './topic-errors.ts';

type Attributes = Readonly<Record<string, string>>;

const rawProtocols: readonly Protocol[] = ['sqs', 'http', 'https'];

/**
 * Checks attributes of a subscription together with those it has, and gives all of them.
 *
 * @throws {AwsError} InvalidParameter
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
 */
export function checkSubscriptionAttributes(
  input: Readonly<Record<string, unknown>>,
  { protocol, existing = {} }: { readonly protocol: Protocol; readonly existing?: Attributes },
): Attributes {
  const merged: Record<string, string> = { ...existing };
  for (const [name, raw] of Object.entries(input)) {
    const value = String(raw);
    const reason = (Object.hasOwn(checks, name) ? checks[name]! : notAnAttribute)(value, protocol);
    if (reason !== undefined) throw topicErrors.invalidParameter(reason);
    merged[name] = name === 'RawMessageDelivery' ? value.toLowerCase() : value;
    if (value === '' || (name === 'FilterPolicy' && value === '{}')) delete merged[name];
  }
  filterOf(merged);
  return merged;
}

/** The filter that a subscription's attributes make. @throws {AwsError} InvalidParameter */
export function filterOf({ FilterPolicy, FilterPolicyScope = 'MessageAttributes' }: Attributes) {
  return FilterPolicy === undefined
    ? () => true
    : createFilter(FilterPolicy, FilterPolicyScope as FilterPolicyScope);
}

/** ARN of the queue that a RedrivePolicy names. */
export function deadLetterArnOf({ RedrivePolicy }: Attributes): string | undefined {
  if (RedrivePolicy === undefined) return undefined;
  return (JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string }).deadLetterTargetArn;
}

type Check = (value: string, protocol: Protocol) => string | undefined;

const notAnAttribute: Check = () => 'AttributeName';
const unsupported =
  (name: string): Check =>
  () =>
    `${name} Reason: The local cloud does not support it`;

/** Why a value is refused, by attribute. */
const checks: Readonly<Record<string, Check>> = {
  FilterPolicy: () => undefined,
  FilterPolicyScope: (value) =>
    value === 'MessageAttributes' || value === 'MessageBody'
      ? undefined
      : `FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
  RawMessageDelivery(value, protocol) {
    if (!/^(true|false)$/i.test(value)) {
      return `Attributes Reason: RawMessageDelivery: Invalid value [${value}]. Must be true or false.`;
    }
    return rawProtocols.includes(protocol) || /^false$/i.test(value)
      ? undefined
      : `Attributes Reason: Delivery protocol [${protocol}] does not support raw message delivery.`;
  },
  DeliveryPolicy(value, protocol) {
    if (protocol !== 'http' && protocol !== 'https') {
      return 'Attributes Reason: DeliveryPolicy: only HTTP and HTTPS subscriptions have one';
    }
    return value === '' || parseDeliveryPolicy(value) !== undefined
      ? undefined
      : 'Attributes Reason: DeliveryPolicy: failed to parse JSON or a value is out of bounds';
  },
  RedrivePolicy(value) {
    if (value === '') return undefined;
    let target: unknown;
    try {
      target = (JSON.parse(value) as Readonly<Record<string, unknown>> | null)?.deadLetterTargetArn;
    } catch {
      return 'RedrivePolicy: failed to parse JSON.';
    }
    return typeof target === 'string' && /^arn:aws[\w-]*:sqs:[^:]+:\d{12}:[\w.-]+$/.test(target)
      ? undefined
      : 'RedrivePolicy: deadLetterTargetArn is an invalid arn';
  },
  ReplayPolicy: unsupported('ReplayPolicy'),
  SubscriptionRoleArn: unsupported('SubscriptionRoleArn'),
};
