import type { Timer } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import {
  managedRetryPolicy,
  retryDelaySeconds,
  type DeliveryPolicy,
  defaultDeliveryPolicy,
} from './delivery-policy.ts';
import type { Notification } from './notification.ts';
import {
  decideForTopic,
  type NotificationFailure,
  type NotificationServices,
  sendConfirmation,
  sendNotification,
  toQueueMessage,
} from './send-notification.ts';
import type { Subscription } from './subscription.ts';
import { deadLetterArnOf } from './subscription-attributes.ts';

/** A message, or the request for a confirmation, on its way to one subscriber, as it is stored until its end. */
interface PendingNotification {
  readonly key: string;
  readonly subscriptionArn: string;
  /** Absent for the request for a confirmation. */
  readonly notification?: Notification;
  readonly messageId: string;
  readonly retries: number;
  /** Epoch ms. */
  readonly dueMs: number;
}

/** Brings messages to subscribers. */
export interface NotificationDeliverer {
  /** Makes the first attempt at once, or in its turn of a message group; retries follow on the clock. */
  deliver(subscription: Subscription, notification: Notification): void;
  confirm(subscription: Subscription, messageId: string): void;
  /** Takes up what the store holds. */
  resume(): void;
  /** Gives up every delivery that waits. */
  forget(): void;
  stop(): void;
}

export interface NotificationDelivererOptions extends NotificationServices {
  readonly subscription: (arn: string) => Subscription | undefined;
  readonly deliveryPolicyOf: (subscription: Subscription) => DeliveryPolicy | undefined;
}

/**
 * Creates the deliverer of one cloud. A message group of a FIFO topic waits behind its oldest undelivered message,
 * for each subscription by itself.
 */
export function createNotificationDeliverer(
  cloud: CloudContext,
  options: NotificationDelivererOptions,
): NotificationDeliverer {
  const { clock, work, spy } = cloud;
  const pending = cloud.store.collection<PendingNotification>('sns.deliveries');
  const groups = new Map<string, PendingNotification[]>();
  const timers = new Map<string, Timer>();
  let nextKey = [...pending.values()].reduce((last, { key }) => Math.max(last, Number(key)), 0) + 1;
  let stopped = false;

  const groupOf = ({ subscriptionArn, notification }: PendingNotification) =>
    notification?.sequenceNumber === undefined
      ? undefined
      : JSON.stringify([subscriptionArn, notification.groupId]);

  const attempt = (delivery: PendingNotification) => {
    const subscription = options.subscription(delivery.subscriptionArn);
    if (subscription === undefined) return end(delivery);
    const { notification } = delivery;
    const outcome =
      notification === undefined
        ? sendConfirmation(options, subscription, {
            messageId: delivery.messageId,
            timestampMs: clock.now(),
          })
        : sendNotification(cloud, options, {
            notification,
            subscription,
            policy: options.deliveryPolicyOf(subscription),
          });
    if (!(outcome instanceof Promise)) return conclude(delivery, subscription, outcome);
    pending.set(delivery.key, delivery);
    void work.track(
      outcome.then((failure) => {
        if (!stopped) conclude(delivery, subscription, failure);
      }),
    );
  };

  const conclude = (
    delivery: PendingNotification,
    subscription: Subscription,
    failure: NotificationFailure | undefined,
  ) => {
    const { arn: subscriptionArn, topicArn, protocol, endpoint } = subscription;
    const { messageId } = delivery;
    const facts = { atMs: clock.now(), topicArn, subscriptionArn, protocol, endpoint, messageId };
    if (failure === undefined) {
      if (delivery.notification !== undefined) spy.note({ type: 'notification-delivered', ...facts });
      return end(delivery);
    }
    const delaySeconds = failure.retryable
      ? retryDelaySeconds(retryPolicyOf(subscription), delivery.retries)
      : undefined;
    if (delaySeconds !== undefined) {
      const dueMs = clock.now() + Math.round(delaySeconds * 1_000);
      const retry = { ...delivery, retries: delivery.retries + 1, dueMs };
      pending.set(retry.key, retry);
      return wait(retry);
    }
    const { errorCode, errorMessage } = failure;
    const deadLettered = deadLetter(delivery, subscription);
    spy.note({ type: 'notification-undeliverable', ...facts, errorCode, errorMessage, deadLettered });
    end(delivery);
  };

  const retryPolicyOf = (subscription: Subscription) =>
    /^https?$/.test(subscription.protocol)
      ? (options.deliveryPolicyOf(subscription) ?? defaultDeliveryPolicy).healthyRetryPolicy
      : managedRetryPolicy;

  const deadLetter = ({ notification }: PendingNotification, subscription: Subscription): boolean => {
    const queueArn = deadLetterArnOf(subscription.attributes);
    if (queueArn === undefined || notification === undefined) return false;
    const request = { action: 'sqs:SendMessage', resource: queueArn };
    if (!decideForTopic(cloud, options.access, subscription.topicArn, request).allowed) return false;
    try {
      const message = toQueueMessage(notification, subscription, queueArn, options.endpoint());
      options.services().queues.send(queueArn, message);
      return true;
    } catch {
      return false;
    }
  };

  const end = (delivery: PendingNotification) => {
    pending.delete(delivery.key);
    const group = groupOf(delivery);
    const waiting = group === undefined ? undefined : groups.get(group);
    if (group === undefined || waiting === undefined) return;
    waiting.shift();
    const next = waiting[0];
    if (next === undefined) groups.delete(group);
    else {
      // Not from here: a long group would go as deep as it is long.
      void work.track(
        Promise.resolve().then(() => {
          if (!stopped) attempt(next);
        }),
      );
    }
  };

  const wait = (delivery: PendingNotification) => {
    const timer = work.setTimer(delivery.dueMs, () => {
      timers.delete(delivery.key);
      if (!stopped) attempt(delivery);
    });
    timers.set(delivery.key, timer);
  };

  /** Queues behind the group's others. @returns whether it is the delivery's turn. */
  const takesTurn = (delivery: PendingNotification): boolean => {
    const group = groupOf(delivery);
    if (group === undefined) return true;
    const waiting = groups.get(group);
    if (waiting === undefined) {
      groups.set(group, [delivery]);
      return true;
    }
    waiting.push(delivery);
    return false;
  };

  const start = (subscriptionArn: string, messageId: string, notification?: Notification) => {
    const delivery: PendingNotification = {
      key: String(nextKey++),
      subscriptionArn,
      messageId,
      retries: 0,
      dueMs: clock.now(),
      ...(notification !== undefined && { notification }),
    };
    if (takesTurn(delivery)) attempt(delivery);
    else pending.set(delivery.key, delivery);
  };

  return {
    deliver: ({ arn }, notification) => start(arn, notification.messageId, notification),
    confirm: ({ arn }, messageId) => start(arn, messageId),
    resume() {
      for (const delivery of [...pending.values()].sort((a, b) => Number(a.key) - Number(b.key))) {
        if (takesTurn(delivery)) wait(delivery);
      }
    },
    forget() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
      groups.clear();
      for (const { key } of [...pending.values()]) pending.delete(key);
    },
    stop() {
      stopped = true;
    },
  };
}
