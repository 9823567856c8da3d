import { createUuidV4 } from '@busbar/core';
import { createLoopbackHttp } from '../../adapters/http/loopback-http.ts';
import type { CloudContext } from '../../cloud-context.ts';
import type { AccessControl, PolicyDocument } from '../../iam/access-control.ts';
import type { Services, TopicService } from '../../services.ts';
import { createDeduplication, type Deduplication, type DeduplicationRecord } from '../queue/deduplication.ts';
import { sequenceNumberOf } from '../queue/message.ts';
import { parseDeliveryPolicy } from './delivery-policy.ts';
import { messageFor, type Notification } from './notification.ts';
import { createNotificationDeliverer } from './notification-deliverer.ts';
import {
  checkPublishInput,
  deduplicationIdOf,
  type PublishInput,
  toProtocolMessages,
} from './publish-input.ts';
import type { Subscription } from './subscription.ts';
import {
  createSubscriptionRegistry,
  type SubscribeInput,
  type SubscriptionRegistry,
} from './subscription-registry.ts';
import { defaultTopicPolicy, type Topic, topicArn } from './topic.ts';
import { checkTopicAttributes } from './topic-attributes.ts';
import { topicErrors } from './topic-errors.ts';
import { topicLimits } from './topic-limits.ts';

/** What the publisher of a message is told. */
export interface PublishedNotification {
  readonly messageId: string;
  /** FIFO topics only. */
  readonly sequenceNumber?: string;
}

/** SNS as its own actions see it. */
export interface TopicCore extends TopicService {
  readonly subscriptions: SubscriptionRegistry;
  /** Creates a topic, or gives the one that has this name and these attributes and tags. @throws {AwsError} */
  create(
    name: unknown,
    attributes: Readonly<Record<string, unknown>>,
    tags: Readonly<Record<string, string>>,
  ): Topic;
  /** @throws {AwsError} NotFound */
  get(arn: string): Topic;
  find(arn: string): Topic | undefined;
  /** Sorted by name. */
  list(): readonly Topic[];
  /** @throws {AwsError} InvalidParameter, NotFound */
  setAttribute(arn: string, name: string, value: string): void;
  setPolicy(arn: string, policy: PolicyDocument): void;
  /** @throws {AwsError} TagLimitExceeded */
  setTags(arn: string, tags: Readonly<Record<string, string>>): void;
  /** Takes the topic away with its subscriptions. */
  remove(arn: string): void;
  /** Subscribes; an HTTP endpoint is asked to confirm. @throws {AwsError} */
  subscribe(arn: string, input: SubscribeInput): Subscription;
  unsubscribe(subscriptionArn: string): void;
  /** Hands a message to every subscriber that wants it. @throws {AwsError} */
  publish(arn: string, input: PublishInput): PublishedNotification;
  /** Takes up the deliveries that an earlier run left in the store; call it once every service is there. */
  resume(): void;
  /** Gives up the deliveries that wait, and forgets what FIFO topics were sent. */
  forgetDeliveries(): void;
  /** Ends HTTP requests under way; what they should have brought stays in the store. */
  stop(): void;
}

export interface TopicServiceOptions {
  readonly access: AccessControl;
  /** Asked for when something is delivered: services refer to each other. */
  readonly services: () => Pick<Services, 'queues' | 'functions'>;
  /** Address of the cloud, for the links in messages. */
  readonly endpoint: () => string;
  /** How long an HTTP endpoint has to answer. @default 15000 */
  readonly httpTimeoutMs?: number;
}

/**
 * Creates SNS on a cloud's clock, random source and store: restores what the store holds and registers the policies
 * of its topics.
 *
 * @example
 * ```ts
 * const topics = createTopicService(cloud, { access, services: () => services, endpoint });
 * const { arn } = topics.create('orders', {}, {});
 * topics.publish(arn, { message: 'hello' }); //=> { messageId: '…' }
 * ```
 */
export function createTopicService(
  cloud: CloudContext,
  { access, services, endpoint, httpTimeoutMs }: TopicServiceOptions,
): TopicCore {
  const { clock, random, spy, store } = cloud;
  const topics = store.collection<Topic>('sns.topics');
  const deduplicationRecords = store.collection<DeduplicationRecord>('sns.deduplications');
  const deduplications = new Map<string, Deduplication>();
  const subscriptions = createSubscriptionRegistry(cloud);
  const http = createLoopbackHttp();
  const deliverer = createNotificationDeliverer(cloud, {
    access,
    services,
    http,
    endpoint,
    httpTimeoutMs,
    subscription: subscriptions.find,
    deliveryPolicyOf({ topicArn: arn, attributes }) {
      const text = attributes.DeliveryPolicy ?? topics.get(arn)?.attributes.DeliveryPolicy;
      return text === undefined || text === '' ? undefined : parseDeliveryPolicy(text);
    },
  });

  const get = (arn: string) => {
    const topic = topics.get(arn);
    if (topic === undefined) throw topicErrors.topicNotFound();
    return topic;
  };
  const deduplicationOf = ({ name, arn }: Topic) => {
    let deduplication = deduplications.get(arn);
    if (deduplication === undefined) {
      const restored = [...deduplicationRecords.values()].filter(({ queueName }) => queueName === name);
      deduplication = createDeduplication(name, deduplicationRecords, restored);
      deduplications.set(arn, deduplication);
    }
    return deduplication;
  };

  /** Numbers a message of a FIFO topic; a duplicate gives the first one's answer. */
  const number = (topic: Topic, input: PublishInput, messageId: string) => {
    const deduplicationId = deduplicationIdOf(input, topic);
    if (deduplicationId === undefined) return { messageId };
    const scope = topic.attributes.FifoThroughputScope === 'MessageGroup' ? (input.groupId ?? '') : '';
    const deduplication = deduplicationOf(topic);
    const nowMs = clock.now();
    const known = deduplication.find(scope, deduplicationId, nowMs);
    if (known !== undefined) {
      const { messageId: first, ordinal } = known;
      return { messageId: first, sequenceNumber: sequenceNumberOf(ordinal), duplicate: true };
    }
    const ordinal = topic.lastOrdinal + 1;
    topics.set(topic.arn, { ...topic, lastOrdinal: ordinal });
    deduplication.note(scope, deduplicationId, { messageId, ordinal, nowMs });
    return { messageId, deduplicationId, sequenceNumber: sequenceNumberOf(ordinal) };
  };

  access.registerResourcePolicies('sns', (arn) => topics.get(arn)?.policy);

  return {
    subscriptions,
    create(name, given, tags) {
      const fifo = String(given.FifoTopic).toLowerCase() === 'true';
      if (typeof name !== 'string' || !(fifo ? /^[\w-]{1,251}\.fifo$/ : /^[\w-]{1,256}$/).test(name)) {
        throw topicErrors.invalidParameter(
          fifo
            ? 'Topic Name Reason: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.'
            : 'Topic Name',
        );
      }
      checkTagCount(tags);
      const { Policy, ...attributes } = checkTopicAttributes(given, { fifo });
      const arn = topicArn(cloud, name);
      const existing = topics.get(arn);
      if (existing !== undefined) {
        if (Object.keys(attributes).some((each) => attributes[each] !== existing.attributes[each])) {
          throw topicErrors.invalidParameter(
            'Attributes Reason: Topic already exists with different attributes',
          );
        }
        if (Object.keys(tags).some((key) => tags[key] !== existing.tags[key])) {
          throw topicErrors.invalidParameter('Tags Reason: Topic already exists with different tags');
        }
        return existing;
      }
      const policy = Policy === undefined ? defaultTopicPolicy(arn, cloud.accountId) : JSON.parse(Policy);
      const topic: Topic = {
        name,
        arn,
        fifo,
        attributes,
        policy,
        tags,
        deletedSubscriptions: 0,
        lastOrdinal: 0,
      };
      topics.set(arn, topic);
      return topic;
    },
    get,
    find: (arn) => topics.get(arn),
    exists: (arn) => topics.has(arn),
    list: () => [...topics.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    setAttribute(arn, name, value) {
      const topic = get(arn);
      if (name === 'FifoTopic') throw topicErrors.invalidParameter('AttributeName');
      const { Policy, ...checked } = checkTopicAttributes({ [name]: value }, topic);
      topics.set(arn, {
        ...topic,
        attributes: { ...topic.attributes, ...checked },
        ...(Policy !== undefined && { policy: JSON.parse(Policy) as PolicyDocument }),
      });
    },
    setPolicy(arn, policy) {
      topics.set(arn, { ...get(arn), policy });
    },
    setTags(arn, tags) {
      checkTagCount(tags);
      topics.set(arn, { ...get(arn), tags });
    },
    remove(arn) {
      const topic = topics.get(arn);
      if (topic === undefined) return;
      for (const subscription of subscriptions.list(arn)) subscriptions.remove(subscription.arn);
      deduplicationOf(topic).clear();
      deduplications.delete(arn);
      topics.delete(arn);
    },
    subscribe(arn, input) {
      const { subscription, created } = subscriptions.subscribe(get(arn), input);
      const { protocol, confirmed } = subscription;
      // Subscribing again while it waits asks again.
      if (/^https?$/.test(protocol) && (created || !confirmed)) {
        deliverer.confirm(subscription, createUuidV4(random));
      }
      return subscription;
    },
    unsubscribe(arn) {
      const removed = subscriptions.remove(arn);
      const topic = removed && topics.get(removed.topicArn);
      if (topic) topics.set(topic.arn, { ...topic, deletedSubscriptions: topic.deletedSubscriptions + 1 });
    },
    publish(arn, input) {
      const topic = get(arn);
      checkPublishInput(input, topic);
      const messages = toProtocolMessages(input);
      const { duplicate, ...numbered } = { duplicate: false, ...number(topic, input, createUuidV4(random)) };
      const { messageId, sequenceNumber } = numbered;
      const answer = { messageId, ...(sequenceNumber !== undefined && { sequenceNumber }) };
      if (duplicate) return answer;
      const attributes = input.attributes ?? {};
      const notification: Notification = {
        ...numbered,
        ...messages,
        topicArn: arn,
        attributes,
        timestampMs: clock.now(),
        ...(input.subject !== undefined && { subject: input.subject }),
        ...(input.groupId !== undefined && { groupId: input.groupId }),
      };
      spy.note({ type: 'notification-published', atMs: clock.now(), topicArn: arn, messageId });
      for (const subscription of subscriptions.list(arn)) {
        if (!subscription.confirmed) continue;
        const message = messageFor(notification, subscription.protocol);
        if (!subscriptions.filterOf(subscription)({ message, attributes })) continue;
        deliverer.deliver(subscription, notification);
      }
      return answer;
    },
    resume: deliverer.resume,
    forgetDeliveries() {
      deliverer.forget();
      for (const topic of topics.values()) deduplicationOf(topic).clear();
    },
    stop() {
      deliverer.stop();
      http.close();
    },
  };
}

function checkTagCount(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > topicLimits.tags) throw topicErrors.tagLimitExceeded();
}
