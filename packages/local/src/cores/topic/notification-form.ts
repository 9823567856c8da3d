import { type Notification, messageFor } from './notification.ts';
import type { Subscription } from './subscription.ts';

/** What a subscriber is told of where the message came from. */
export interface NotificationOrigin {
  readonly subscription: Subscription;
  /** `http://127.0.0.1:4566`: where the links lead. */
  readonly endpoint: string;
}

/** Stands where AWS signs: the local cloud has no certificate that a receiver could check one against. */
const SIGNATURE = Buffer.from('not signed: local cloud').toString('base64');
const certificateUrl = (endpoint: string) => `${endpoint}/SimpleNotificationService-local.pem`;

/** The link under which a subscription ends. */
export function toUnsubscribeUrl({ endpoint, subscription }: NotificationOrigin): string {
  return `${endpoint}/?Action=Unsubscribe&SubscriptionArn=${subscription.arn}`;
}

/**
 * The envelope that SQS and HTTP subscribers get: keys, order and layout are AWS's.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function toEnvelope(notification: Notification, origin: NotificationOrigin): string {
  return layOut({
    Type: 'Notification',
    MessageId: notification.messageId,
    SequenceNumber: notification.sequenceNumber,
    TopicArn: notification.topicArn,
    Subject: notification.subject,
    Message: messageFor(notification, origin.subscription.protocol),
    Timestamp: new Date(notification.timestampMs).toISOString(),
    // FIFO deliveries are not signed.
    ...(notification.sequenceNumber === undefined && {
      SignatureVersion: '1',
      Signature: SIGNATURE,
      SigningCertURL: certificateUrl(origin.endpoint),
    }),
    UnsubscribeURL: toUnsubscribeUrl(origin),
    MessageAttributes: toAttributes(notification),
  });
}

/** The event that a function gets. @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function toLambdaEvent(notification: Notification, origin: NotificationOrigin): string {
  return JSON.stringify({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: origin.subscription.arn,
        Sns: {
          Type: 'Notification',
          MessageId: notification.messageId,
          TopicArn: notification.topicArn,
          Subject: notification.subject ?? null,
          Message: messageFor(notification, 'lambda'),
          Timestamp: new Date(notification.timestampMs).toISOString(),
          SignatureVersion: '1',
          Signature: SIGNATURE,
          SigningCertUrl: certificateUrl(origin.endpoint),
          UnsubscribeUrl: toUnsubscribeUrl(origin),
          MessageAttributes: toAttributes(notification) ?? {},
        },
      },
    ],
  });
}

/** What an HTTP endpoint is sent to confirm its subscription. */
export function toConfirmation(
  { messageId, timestampMs }: { readonly messageId: string; readonly timestampMs: number },
  { subscription, endpoint }: NotificationOrigin,
): string {
  const { topicArn, token } = subscription;
  return layOut({
    Type: 'SubscriptionConfirmation',
    MessageId: messageId,
    Token: token,
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `${endpoint}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}`,
    Timestamp: new Date(timestampMs).toISOString(),
    SignatureVersion: '1',
    Signature: SIGNATURE,
    SigningCertURL: certificateUrl(endpoint),
  });
}

/** Headers of an HTTP delivery. @see https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-headers.html */
export function toHttpHeaders(
  type: 'Notification' | 'SubscriptionConfirmation',
  messageId: string,
  { arn, topicArn, attributes }: Subscription,
  contentType = 'text/plain; charset=UTF-8',
): Readonly<Record<string, string>> {
  const raw = type === 'Notification' && attributes.RawMessageDelivery === 'true';
  return {
    'x-amz-sns-message-type': type,
    'x-amz-sns-message-id': messageId,
    'x-amz-sns-topic-arn': topicArn,
    ...(type === 'Notification' && { 'x-amz-sns-subscription-arn': arn }),
    ...(raw && { 'x-amz-sns-rawdelivery': 'true' }),
    'content-type': contentType,
    'user-agent': 'Amazon Simple Notification Service Agent',
  };
}

function toAttributes({ attributes }: Notification) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: BinaryValue ?? StringValue },
    ]),
  );
}

/** Writes an object as SNS lays out its messages: two blanks in front, a blank on both sides of the colon. */
function layOut(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `  ${JSON.stringify(name)} : ${name === 'MessageAttributes' ? layOutAttributes(value as object) : JSON.stringify(value)}`,
    );
  return `{\n${lines.join(',\n')}\n}`;
}

function layOutAttributes(attributes: object): string {
  const lines = Object.entries(attributes).map(
    ([name, value]) => `    ${JSON.stringify(name)} : ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n  }`;
}
