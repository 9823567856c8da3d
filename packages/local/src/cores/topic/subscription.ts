import { isLoopbackUrl } from '../../adapters/http/loopback-http.ts';
import type { Topic } from './topic.ts';
import { topicErrors } from './topic-errors.ts';

/** What a subscription's messages go over. Mail is taken and never sent: it waits for its confirmation, as on AWS. */
export const protocols = ['sqs', 'lambda', 'http', 'https', 'email', 'email-json'] as const;
export type Protocol = (typeof protocols)[number];

/** A subscription as it is stored. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  /** ARN of a queue or function, URL, or mail address. */
  readonly endpoint: string;
  /** As they were set. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly confirmed: boolean;
  /** Whether only the owner may unsubscribe. */
  readonly authenticateOnUnsubscribe: boolean;
  /** ARN of who subscribed. */
  readonly principal: string;
  /** What confirms it. */
  readonly token: string;
}

/** Checks protocol and endpoint of a new subscription. @throws {AwsError} InvalidParameter */
export function checkEndpoint(
  protocol: unknown,
  endpoint: unknown,
  topic: Topic,
): { readonly protocol: Protocol; readonly endpoint: string } {
  if (typeof protocol !== 'string' || !/^[a-z-]+$/.test(protocol)) {
    throw topicErrors.invalidParameter(
      `Amazon SNS does not support this protocol string: ${String(protocol)}`,
    );
  }
  if (!(protocols as readonly string[]).includes(protocol)) {
    const known = ['sms', 'application', 'firehose'].includes(protocol);
    throw topicErrors.invalidParameter(
      known
        ? `Protocol Reason: The local cloud does not support ${protocol} subscriptions`
        : `Amazon SNS does not support this protocol string: ${protocol}`,
    );
  }
  if (typeof endpoint !== 'string' || endpoint === '') {
    throw topicErrors.invalidParameter('Endpoint Reason: no value for required parameter');
  }
  const reason =
    topic.fifo && protocol !== 'sqs'
      ? 'FIFO topics deliver to SQS queues only'
      : endpointChecks[protocol as Protocol](endpoint, topic);
  if (reason !== undefined) throw topicErrors.invalidParameter(reason);
  return { protocol: protocol as Protocol, endpoint };
}

const checkUrl = (scheme: string) => (endpoint: string) => {
  if (!endpoint.startsWith(`${scheme}://`)) return 'Endpoint must match the specified protocol';
  return isLoopbackUrl(endpoint)
    ? undefined
    : `Endpoint Reason: The local cloud sends to 127.0.0.1, localhost and [::1] only, never outside the machine`;
};
const checkMail = (endpoint: string) => (/^[^@\s]+@[^@\s]+$/.test(endpoint) ? undefined : 'Email address');

/** What is wrong with an endpoint, by protocol. */
const endpointChecks: Readonly<Record<Protocol, (endpoint: string, topic: Topic) => string | undefined>> = {
  sqs(endpoint, { fifo }) {
    if (!/^arn:aws[\w-]*:sqs:[^:]+:\d{12}:[\w.-]+$/.test(endpoint)) return 'SQS endpoint ARN';
    return !fifo && endpoint.endsWith('.fifo')
      ? 'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics'
      : undefined;
  },
  lambda: (endpoint) =>
    /^arn:aws[\w-]*:lambda:[^:]+:\d{12}:function:[\w:$-]+$/.test(endpoint)
      ? undefined
      : 'Lambda endpoint ARN',
  http: checkUrl('http'),
  https: checkUrl('https'),
  email: checkMail,
  'email-json': checkMail,
};
