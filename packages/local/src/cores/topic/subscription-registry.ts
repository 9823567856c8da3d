import { hash } from 'node:crypto';
import { createUuidV4 } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { NotificationFilter } from './filter-policy.ts';
import { checkEndpoint, type Subscription } from './subscription.ts';
import { checkSubscriptionAttributes, filterOf } from './subscription-attributes.ts';
import type { Topic } from './topic.ts';
import { topicErrors } from './topic-errors.ts';

/** What Subscribe gives. */
export interface SubscribeInput {
  readonly protocol: unknown;
  readonly endpoint: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** ARN of who subscribes. */
  readonly principal: string;
}

/** The subscriptions of one cloud. */
export interface SubscriptionRegistry {
  find(arn: string): Subscription | undefined;
  /** @throws {AwsError} NotFound */
  get(arn: string): Subscription;
  /** In order of creation. @param topicArn of one topic only. */
  list(topicArn?: string): readonly Subscription[];
  /** Subscribes, or gives the subscription that is there already. @throws {AwsError} InvalidParameter */
  subscribe(
    topic: Topic,
    input: SubscribeInput,
  ): { readonly subscription: Subscription; readonly created: boolean };
  /** @throws {AwsError} InvalidParameter */
  confirm(topicArn: string, token: unknown, authenticateOnUnsubscribe: boolean): Subscription;
  /** @throws {AwsError} NotFound, InvalidParameter */
  setAttribute(arn: string, name: string, value: string): void;
  remove(arn: string): Subscription | undefined;
  filterOf(subscription: Subscription): NotificationFilter;
}

/** Creates the registry on a cloud's store. */
export function createSubscriptionRegistry(cloud: CloudContext): SubscriptionRegistry {
  const subscriptions = cloud.store.collection<Subscription>('sns.subscriptions');
  const filters = new WeakMap<Subscription, NotificationFilter>();
  const byTopic = new Map<string, Map<string, Subscription>>();

  const index = (subscription: Subscription) => {
    const { arn, topicArn } = subscription;
    const ofTopic = byTopic.get(topicArn) ?? new Map<string, Subscription>();
    byTopic.set(topicArn, ofTopic.set(arn, subscription));
  };
  const put = (subscription: Subscription) => {
    subscriptions.set(subscription.arn, subscription);
    index(subscription);
    return subscription;
  };
  const get = (arn: string) => {
    const subscription = subscriptions.get(arn);
    if (subscription === undefined) throw topicErrors.subscriptionNotFound();
    return subscription;
  };
  for (const subscription of subscriptions.values()) index(subscription);

  return {
    find: (arn) => subscriptions.get(arn),
    get,
    list: (topicArn) =>
      topicArn === undefined
        ? [...byTopic.values()].flatMap((ofTopic) => [...ofTopic.values()])
        : [...(byTopic.get(topicArn)?.values() ?? [])],
    subscribe(topic, input) {
      const { protocol, endpoint } = checkEndpoint(input.protocol, input.endpoint, topic);
      const attributes = checkSubscriptionAttributes(input.attributes, { protocol });
      const existing = [...(byTopic.get(topic.arn)?.values() ?? [])].find(
        (other) => other.protocol === protocol && other.endpoint === endpoint,
      );
      if (existing !== undefined) {
        const differing = Object.keys(attributes).some(
          (name) => attributes[name] !== existing.attributes[name],
        );
        if (!differing) return { subscription: existing, created: false };
        throw topicErrors.invalidParameter(
          'Attributes Reason: Subscription already exists with different attributes',
        );
      }
      const arn = `${topic.arn}:${createUuidV4(cloud.random)}`;
      const subscription = put({
        arn,
        topicArn: topic.arn,
        protocol,
        endpoint,
        attributes,
        confirmed: protocol === 'sqs' || protocol === 'lambda',
        authenticateOnUnsubscribe: false,
        principal: input.principal,
        token: hash('sha512', `${arn} ${createUuidV4(cloud.random)}`),
      });
      return { subscription, created: true };
    },
    confirm(topicArn, token, authenticateOnUnsubscribe) {
      const subscription = [...(byTopic.get(topicArn)?.values() ?? [])].find((each) => each.token === token);
      if (subscription === undefined) throw topicErrors.invalidParameter('Token');
      return put({
        ...subscription,
        confirmed: true,
        authenticateOnUnsubscribe: subscription.authenticateOnUnsubscribe || authenticateOnUnsubscribe,
      });
    },
    setAttribute(arn, name, value) {
      const subscription = get(arn);
      const { protocol, attributes: existing } = subscription;
      put({
        ...subscription,
        attributes: checkSubscriptionAttributes({ [name]: value }, { protocol, existing }),
      });
    },
    remove(arn) {
      const subscription = subscriptions.get(arn);
      if (subscription === undefined) return undefined;
      subscriptions.delete(arn);
      byTopic.get(subscription.topicArn)?.delete(arn);
      return subscription;
    },
    filterOf(subscription) {
      let filter = filters.get(subscription);
      if (filter === undefined) {
        filter = filterOf(subscription.attributes);
        filters.set(subscription, filter);
      }
      return filter;
    },
  };
}
