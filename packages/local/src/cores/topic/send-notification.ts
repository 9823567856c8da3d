import { type LoopbackHttp, LoopbackHttpError } from '../../adapters/http/loopback-http.ts';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { Services } from '../../services.ts';
import { defaultDeliveryPolicy, type DeliveryPolicy } from './delivery-policy.ts';
import { messageFor, type Notification } from './notification.ts';
import { toConfirmation, toEnvelope, toHttpHeaders, toLambdaEvent } from './notification-form.ts';
import type { Subscription } from './subscription.ts';
import { topicLimits } from './topic-limits.ts';

/** Why a message did not reach a subscriber. */
export interface NotificationFailure {
  /** `NO_PERMISSIONS`, `NO_RESOURCE`, `HTTP_503`. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Whether another attempt can succeed. */
  readonly retryable: boolean;
}

/** What deliveries of SNS reach. */
export interface NotificationServices {
  readonly access: AccessControl;
  readonly services: () => Pick<Services, 'queues' | 'functions'>;
  readonly http: LoopbackHttp;
  /** Where the links in messages lead. */
  readonly endpoint: () => string;
  /** @default 15000 */
  readonly httpTimeoutMs?: number | undefined;
}

/** Whether SNS may do something to a queue or function on behalf of a topic. */
export function decideForTopic(
  { accountId }: CloudContext,
  access: AccessControl,
  topicArn: string,
  request: { readonly action: string; readonly resource: string },
) {
  return access.decide({
    ...request,
    principal: {
      type: 'service',
      service: 'sns.amazonaws.com',
      sourceArn: topicArn,
      sourceAccount: accountId,
    },
    conditions: { 'aws:sourcearn': topicArn, 'aws:sourceaccount': accountId },
  });
}

/** What a subscriber's queue is sent, and its dead-letter queue too. */
export function toQueueMessage(
  notification: Notification,
  subscription: Subscription,
  queueArn: string,
  endpoint: string,
) {
  const { groupId, deduplicationId, attributes } = notification;
  const raw = subscription.attributes.RawMessageDelivery === 'true';
  return {
    body: raw
      ? messageFor(notification, subscription.protocol)
      : toEnvelope(notification, { subscription, endpoint }),
    ...(raw && { messageAttributes: attributes }),
    ...(groupId !== undefined && { messageGroupId: groupId }),
    ...(deduplicationId !== undefined &&
      queueArn.endsWith('.fifo') && { messageDeduplicationId: deduplicationId }),
  };
}

/** Makes one attempt at a delivery; HTTP takes its time, queues and functions take none. */
export function sendNotification(
  cloud: CloudContext,
  options: NotificationServices,
  {
    notification,
    subscription,
    policy,
  }: {
    readonly notification: Notification;
    readonly subscription: Subscription;
    readonly policy: DeliveryPolicy | undefined;
  },
): NotificationFailure | undefined | Promise<NotificationFailure | undefined> {
  const { access, services, endpoint } = options;
  const { protocol, endpoint: target, topicArn } = subscription;
  const origin = { subscription, endpoint: endpoint() };
  switch (protocol) {
    case 'sqs':
    case 'lambda': {
      const { queues, functions } = services();
      const known = protocol === 'sqs' ? queues.exists(target) : functions.exists(target);
      if (!known) {
        return { errorCode: 'NO_RESOURCE', errorMessage: `${target} does not exist.`, retryable: false };
      }
      const action = protocol === 'sqs' ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
      const decision = decideForTopic(cloud, access, topicArn, { action, resource: target });
      if (!decision.allowed) {
        return { errorCode: 'NO_PERMISSIONS', errorMessage: decision.message, retryable: false };
      }
      try {
        if (protocol === 'sqs') {
          queues.send(target, toQueueMessage(notification, subscription, target, origin.endpoint));
        } else functions.invokeAsync(target, toLambdaEvent(notification, origin));
        return undefined;
      } catch (error) {
        return toFailure(error);
      }
    }
    case 'http':
    case 'https':
      return post(options, subscription, {
        headers: toHttpHeaders(
          'Notification',
          notification.messageId,
          subscription,
          (policy ?? defaultDeliveryPolicy).headerContentType,
        ),
        body:
          subscription.attributes.RawMessageDelivery === 'true'
            ? messageFor(notification, protocol)
            : toEnvelope(notification, origin),
      });
    default:
      return undefined;
  }
}

/** Asks an HTTP endpoint to confirm its subscription. */
export function sendConfirmation(
  options: NotificationServices,
  subscription: Subscription,
  confirmation: { readonly messageId: string; readonly timestampMs: number },
): Promise<NotificationFailure | undefined> {
  return post(options, subscription, {
    headers: toHttpHeaders('SubscriptionConfirmation', confirmation.messageId, subscription),
    body: toConfirmation(confirmation, { subscription, endpoint: options.endpoint() }),
  });
}

async function post(
  { http, httpTimeoutMs = topicLimits.httpTimeoutMs }: NotificationServices,
  { endpoint }: Subscription,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<NotificationFailure | undefined> {
  try {
    const { status } = await http.send({
      ...request,
      method: 'POST',
      url: endpoint,
      timeoutMs: httpTimeoutMs,
    });
    if (status >= 200 && status < 300) return undefined;
    return {
      errorCode: `HTTP_${status}`,
      errorMessage: `${endpoint} answered ${status}.`,
      retryable: status === 429 || status >= 500,
    };
  } catch (error) {
    return toFailure(error);
  }
}

/** Throttling and what goes wrong on the other side is worth another attempt, every other refusal is not. */
function toFailure(error: unknown): NotificationFailure {
  const errorMessage = error instanceof Error ? error.message : String(error);
  if (error instanceof LoopbackHttpError) {
    const errorCode = error.failure === 'timeout' ? 'TIMEOUT' : 'CONNECTION_FAILURE';
    return { errorCode, errorMessage, retryable: true };
  }
  if (!(error instanceof AwsError)) return { errorCode: 'INTERNAL_ERROR', errorMessage, retryable: true };
  const retryable = error.statusCode >= 500 || error.statusCode === 429 || /Throttl/.test(error.code);
  return { errorCode: error.queryCode ?? error.code, errorMessage, retryable };
}
