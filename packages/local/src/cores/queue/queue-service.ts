import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { QueueService, ReceivedMessage } from '../../services.ts';
import { createDeduplication, type DeduplicationRecord } from './deduplication.ts';
import { longPoll } from './long-poll.ts';
import { type Message, messageKey } from './message.ts';
import { createMessageMoveTasks, type MessageMoveTasks } from './message-move-tasks.ts';
import type { QueueMessageInput } from './outgoing-message.ts';
import { createQueue, type Queue, type QueueRecord } from './queue.ts';
import { checkQueueAttributes, checkQueueName, withDefaults } from './queue-attributes.ts';
import { queueErrors } from './queue-errors.ts';
import { allowsSource, parseRedriveAllowPolicy, parseRedrivePolicy } from './redrive-policy.ts';
import type { SentMessage } from './send-message.ts';

/** SQS as its own actions see it. */
export interface QueueCore extends QueueService {
  readonly moveTasks: MessageMoveTasks;
  /** Creates a queue, or gives the one that has this name and these attributes. @throws {AwsError} */
  create(name: unknown, attributes: unknown, tags?: Readonly<Record<string, string>>): Queue;
  /** @throws {AwsError} QueueDoesNotExist */
  get(name: string): Queue;
  find(name: string): Queue | undefined;
  /** By name, in order of creation. */
  list(): readonly Queue[];
  /** Queues whose redrive policy names this one. */
  sourcesOf(queueArn: string): readonly Queue[];
  /** @throws {AwsError} */
  setAttributes(queue: Queue, attributes: unknown): void;
  remove(queue: Queue): void;
  /** Empties every queue and ends every redrive. */
  empty(): void;
  /** As {@link QueueService.send}, with a delay, a sender and the whole answer. @throws {AwsError} */
  send(queueArn: string, message: QueueMessageInput): SentMessage;
  /** Receives, waiting up to `waitSeconds` for the first message. @throws {AwsError} */
  receiveWithin(
    queue: Queue,
    options: {
      readonly maximum: number;
      readonly waitSeconds: number;
      readonly visibilityTimeoutSeconds?: number;
      readonly onDisconnect?: (listener: () => void) => void;
    },
  ): Promise<readonly ReceivedMessage[]>;
}

/** Ordinals start anew from the time, so that they go on growing after a restart with an emptied queue. */
const ordinalsPerMs = 1_024;

/**
 * Creates SQS on a cloud's clock, random source and store: restores what the store holds (messages that were in
 * flight become visible when their visibility timeout ends) and registers queue policies with IAM.
 */
export function createQueueService(cloud: CloudContext, access: AccessControl): QueueCore {
  const { clock, store, region, accountId } = cloud;
  const queueRecords = store.collection<QueueRecord>('sqs.queues');
  const messageRecords = store.collection<Message>('sqs.messages');
  const deduplicationRecords = store.collection<DeduplicationRecord>('sqs.deduplications');
  const arnPrefix = `arn:aws:sqs:${region}:${accountId}:`;
  const queues = new Map<string, Queue>();
  const listeners = new Map<string, Set<() => void>>();
  const removals = new Map<string, Set<() => void>>();
  let lastOrdinal = 0;

  const subscribe = (registry: Map<string, Set<() => void>>, arn: string, listener: () => void) => {
    const set = registry.get(arn) ?? new Set();
    registry.set(arn, set.add(listener));
    return () => {
      set.delete(listener);
    };
  };
  const call = (registry: Map<string, Set<() => void>>, arn: string) => {
    for (const listener of [...(registry.get(arn) ?? [])]) listener();
  };
  const find = (name: string) => queues.get(name);
  const findByArn = (arn: string) =>
    arn.startsWith(arnPrefix) ? queues.get(arn.slice(arnPrefix.length)) : undefined;
  const getByArn = (arn: string) => {
    const queue = findByArn(arn);
    if (queue === undefined) throw queueErrors.nonExistentQueue();
    return queue;
  };

  const open = (
    record: QueueRecord,
    restored: {
      readonly messages?: readonly Message[];
      readonly deduplications?: readonly DeduplicationRecord[];
    } = {},
  ) => {
    const queue = createQueue(
      record,
      {
        cloud,
        deduplication: createDeduplication(record.name, deduplicationRecords, restored.deduplications),
        saveQueue: (changed) => queueRecords.set(changed.name, changed),
        saveMessage: (message) => messageRecords.set(messageKey(message), message),
        deleteMessage: (message) => messageRecords.delete(messageKey(message)),
        nextOrdinal() {
          lastOrdinal = Math.max(lastOrdinal + 1, clock.now() * ordinalsPerMs);
          return lastOrdinal;
        },
        deadLetterQueue: findByArn,
        becameVisible: (arn) => call(listeners, arn),
      },
      restored.messages,
    );
    queues.set(record.name, queue);
    return queue;
  };

  const restore = () => {
    const messages = Map.groupBy(messageRecords.values(), ({ queueName }) => queueName);
    const deduplications = Map.groupBy(deduplicationRecords.values(), ({ queueName }) => queueName);
    for (const { ordinal } of [...messageRecords.values(), ...deduplicationRecords.values()]) {
      lastOrdinal = Math.max(lastOrdinal, ordinal);
    }
    for (const record of queueRecords.values()) {
      open(record, {
        messages: (messages.get(record.name) ?? []).sort((a, b) => a.ordinal - b.ordinal),
        deduplications: deduplications.get(record.name) ?? [],
      });
    }
  };

  const checkRedrive = (queueName: string, attributes: Readonly<Record<string, string>>) => {
    parseRedriveAllowPolicy(attributes.RedriveAllowPolicy);
    const policy = parseRedrivePolicy(attributes.RedrivePolicy);
    if (policy === undefined) return;
    const refuse = (reason: string) =>
      queueErrors.invalidValue(attributes.RedrivePolicy, 'RedrivePolicy', reason);
    const target = findByArn(policy.deadLetterTargetArn);
    if (target === undefined) throw refuse('Dead letter target does not exist.');
    if (target.fifo !== queueName.endsWith('.fifo')) {
      throw refuse('Dead-letter queue must be same type of queue as the source.');
    }
    if (!allowsSource(parseRedriveAllowPolicy(target.attributes.RedriveAllowPolicy), arnPrefix + queueName)) {
      throw refuse('The redrive allow policy of the dead letter target does not allow this source queue.');
    }
  };

  restore();
  const core: QueueCore = {
    moveTasks: createMessageMoveTasks(cloud, {
      find: findByArn,
      isDeadLetterQueue: (arn) => core.sourcesOf(arn).length > 0,
    }),

    create(name, attributes, tags = {}) {
      checkQueueName(name, attributes);
      const fifo = name.endsWith('.fifo');
      const checked = checkQueueAttributes(attributes, { fifo });
      const existing = find(name);
      if (existing !== undefined) {
        const differing = Object.keys(checked).find(
          (attribute) => withDefaults(checked, { fifo })[attribute] !== existing.attributes[attribute],
        );
        if (differing !== undefined) throw queueErrors.queueNameExists(differing);
        return existing;
      }
      checkRedrive(name, checked);
      const nowMs = clock.now();
      const record: QueueRecord = { name, createdMs: nowMs, modifiedMs: nowMs, attributes: checked, tags };
      queueRecords.set(name, record);
      return open(record);
    },
    get(name) {
      const queue = find(name);
      if (queue === undefined) throw queueErrors.nonExistentQueue();
      return queue;
    },
    find,
    list: () => [...queues.values()],
    sourcesOf: (arn) =>
      [...queues.values()].filter(({ redrivePolicy }) => redrivePolicy?.deadLetterTargetArn === arn),
    setAttributes(queue, attributes) {
      const checked = checkQueueAttributes(attributes, queue);
      if ('FifoQueue' in checked) throw queueErrors.invalidAttributeName('FifoQueue');
      checkRedrive(queue.name, checked);
      queue.update({ attributes: checked });
    },
    remove(queue) {
      queue.clear();
      queues.delete(queue.name);
      queueRecords.delete(queue.name);
      for (const { key, queueName } of [...deduplicationRecords.values()]) {
        if (queueName === queue.name) deduplicationRecords.delete(key);
      }
      call(removals, queue.arn);
    },

    empty() {
      core.moveTasks.forget();
      for (const queue of queues.values()) queue.empty();
    },

    exists: (arn) => findByArn(arn) !== undefined,
    send: (arn, message) => getByArn(arn).send(message),
    receive: (arn, maximum) => getByArn(arn).receive(maximum),
    receiveWithin(queue, { maximum, waitSeconds, visibilityTimeoutSeconds, onDisconnect }) {
      return longPoll({
        clock,
        waitMs: waitSeconds * 1_000,
        receive: () => core.get(queue.name).receive(maximum, visibilityTimeoutSeconds),
        onVisible(listener) {
          const stops = [subscribe(listeners, queue.arn, listener), subscribe(removals, queue.arn, listener)];
          return () => {
            for (const stop of stops) stop();
          };
        },
        ...(onDisconnect !== undefined && { onDisconnect }),
      });
    },
    delete(arn, receiptHandles) {
      const queue = findByArn(arn);
      for (const handle of receiptHandles) {
        try {
          queue?.delete(handle);
        } catch (error) {
          // A poller whose handle has expired in a FIFO queue can do nothing about it: the message comes again.
          if (!(error instanceof AwsError)) throw error;
        }
      }
    },
    onVisible: (arn, listener) => subscribe(listeners, arn, listener),
    visibilityTimeoutSeconds: (arn) => Number(getByArn(arn).attributes.VisibilityTimeout),
  };

  access.registerResourcePolicies('sqs', (arn) => findByArn(arn)?.policy);
  return core;
}
