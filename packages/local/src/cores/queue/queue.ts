import { createUuidV4, limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { PolicyDocument } from '../../iam/access-control.ts';
import type { ReceivedMessage } from '../../services.ts';
import type { Deduplication } from './deduplication.ts';
import { createHeldMessages, type MessageCounts } from './held-messages.ts';
import type { Message } from './message.ts';
import { checkOutgoingMessage, type QueueMessageInput } from './outgoing-message.ts';
import { type QueueAttributes, withDefaults } from './queue-attributes.ts';
import { queueErrors } from './queue-errors.ts';
import { parseReceiptHandle, createReceiptHandle } from './receipt-handle.ts';
import { toReceivedMessage } from './received-message.ts';
import { parseRedrivePolicy, type RedrivePolicy } from './redrive-policy.ts';
import { prepareMessage, type SentMessage } from './send-message.ts';

/** A queue as the store keeps it. Times are epoch ms. */
export interface QueueRecord {
  readonly name: string;
  readonly createdMs: number;
  readonly modifiedMs: number;
  /** As they were set; defaults are not stored. */
  readonly attributes: QueueAttributes;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a queue needs of the account that it is in. */
export interface QueueHost {
  readonly cloud: CloudContext;
  readonly deduplication: Deduplication;
  saveQueue(record: QueueRecord): void;
  saveMessage(message: Message): void;
  deleteMessage(message: Message): void;
  /** Next ordinal; grows over restarts. */
  nextOrdinal(): number;
  /** The queue that a redrive policy names; `undefined` when there is none any more. */
  deadLetterQueue(arn: string): Queue | undefined;
  /** A message has become receivable. */
  becameVisible(queueArn: string): void;
}

/** One queue: a state machine on the cloud's clock. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly record: QueueRecord;
  /** With defaults. */
  readonly attributes: QueueAttributes;
  readonly redrivePolicy: RedrivePolicy | undefined;
  /** The same object until it is changed. */
  readonly policy: PolicyDocument | undefined;
  counts(): MessageCounts;
  /** @throws {AwsError} */
  send(input: QueueMessageInput): SentMessage;
  /** @throws {AwsError} OverLimit */
  receive(maximum: number, visibilityTimeoutSeconds?: number): readonly ReceivedMessage[];
  /** @throws {AwsError} */
  delete(receiptHandle: unknown): void;
  /** @throws {AwsError} */
  changeVisibility(receiptHandle: unknown, seconds: number): void;
  /** @throws {AwsError} PurgeQueueInProgress */
  purge(): void;
  update(change: {
    readonly attributes?: QueueAttributes;
    readonly tags?: Readonly<Record<string, string>>;
  }): void;
  /** Takes a message in that another queue gave up: dead-lettered or redriven. */
  accept(message: Message): void;
  /**
   * Gives at most `maximum` visible messages up, oldest first, as new ones to the queues that `destinationOf` names.
   * Stops at the first that has none.
   */
  redrive(
    maximum: number,
    destinationOf: (message: Message) => Queue | undefined,
  ): { readonly moved: number; readonly stuck: boolean };
  /** Forgets every message and timer. */
  clear(): void;
  /** Every message, in the order in which they came. */
  messages(): readonly Message[];
  /** As new: forgets every message, deduplication id and purge. */
  empty(): void;
}

/** Minimum time between two purges, in ms. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html (2026-11-20) */
const purgeIntervalMs = 60_000;

/** Creates a queue's state machine. @param restored messages that the store held, in order of their ordinals. */
export function createQueue(initial: QueueRecord, host: QueueHost, restored: readonly Message[] = []): Queue {
  const { clock, work, spy, random, region, accountId } = host.cloud;
  const { name } = initial;
  const fifo = name.endsWith('.fifo');
  const arn = `arn:aws:sqs:${region}:${accountId}:${name}`;
  let record = initial;
  let attributes = withDefaults(record.attributes, { fifo });
  let redrivePolicy = parseRedrivePolicy(attributes.RedrivePolicy);
  let policy = parsePolicy(attributes.Policy);
  let purgedMs = Number.NEGATIVE_INFINITY;

  const wake = () => host.becameVisible(arn);
  const held = createHeldMessages({ work, fifo, onReceivable: wake });
  const wakeIf = (receivable: boolean) => {
    if (receivable) wake();
  };
  /** A cloud started again with the same seed draws the ids of messages that it still holds. */
  const freshId = (): string => {
    const id = createUuidV4(random);
    return held.get(id) === undefined ? id : freshId();
  };
  const remove = (message: Message): boolean => {
    host.deleteMessage(message);
    return held.remove(message);
  };
  const clear = () => {
    for (const message of held.values()) host.deleteMessage(message);
    held.clear();
  };
  const retentionMs = () => Number(attributes.MessageRetentionPeriod) * 1_000;
  const expire = (nowMs: number) => {
    for (const message of held.values()) {
      if (message.sentMs + retentionMs() > nowMs) return;
      remove(message);
    }
  };
  const deadLetter = (message: Message): boolean => {
    if (redrivePolicy === undefined || message.receivesHere < redrivePolicy.maxReceiveCount) return false;
    const target = host.deadLetterQueue(redrivePolicy.deadLetterTargetArn);
    if (target === undefined) return false;
    remove(message);
    spy.note({
      type: 'message-dead-lettered',
      atMs: clock.now(),
      queueArn: arn,
      deadLetterQueueArn: target.arn,
      messageId: message.id,
      body: message.body,
    });
    const sentMs = target.fifo ? clock.now() : message.sentMs;
    target.accept({ ...message, sentMs, deadLetterSourceArn: arn });
    return true;
  };
  const receiveOne = (message: Message, nowMs: number) => {
    if (message.sentMs + retentionMs() <= nowMs) {
      remove(message);
      return false;
    }
    if (deadLetter(message)) return false;
    message.receiveCount += 1;
    message.receivesHere += 1;
    message.firstReceivedMs ??= nowMs;
    message.lastReceivedMs = nowMs;
    message.receiptHandle = createReceiptHandle(
      { queueName: name, messageId: message.id },
      createUuidV4(random),
    );
    held.startFlight(message);
    spy.note({
      type: 'message-received',
      atMs: nowMs,
      queueArn: arn,
      messageId: message.id,
      receiveCount: message.receiveCount,
    });
    return true;
  };

  for (const message of restored) {
    const due = message.state === 'visible' || message.visibleAtMs <= clock.now();
    held.add({ ...message, state: due ? 'visible' : message.state });
  }

  return {
    name,
    arn,
    fifo,
    get record() {
      return record;
    },
    get attributes() {
      return attributes;
    },
    get redrivePolicy() {
      return redrivePolicy;
    },
    get policy() {
      return policy;
    },

    counts() {
      expire(clock.now());
      return held.counts;
    },

    send(input) {
      checkOutgoingMessage(input, Number(attributes.MaximumMessageSize));
      const { sent, message } = prepareMessage(input, { queueName: name, fifo, attributes, host, freshId });
      if (message === undefined) return sent;
      host.saveMessage(message);
      wakeIf(held.add(message));
      return sent;
    },

    receive(maximum, visibilityTimeoutSeconds = Number(attributes.VisibilityTimeout)) {
      const nowMs = clock.now();
      const room = limits.sqs.inFlightMessages - held.counts['in-flight'];
      if (room <= 0 && !fifo) throw queueErrors.overLimit(limits.sqs.inFlightMessages);
      expire(nowMs);
      const received: Message[] = [];
      held.take(Math.min(maximum, room), (message) => {
        if (!receiveOne(message, nowMs)) return false;
        received.push(message);
        return true;
      });
      const answers = received.map(toReceivedMessage);
      for (const message of received) {
        if (visibilityTimeoutSeconds === 0) held.release(message);
        else held.hold(message, nowMs + visibilityTimeoutSeconds * 1_000);
        host.saveMessage(message);
      }
      return answers;
    },

    delete(receiptHandle) {
      const { messageId } = parseReceiptHandle(receiptHandle, name);
      const message = held.get(messageId);
      if (message === undefined) return;
      const newest = message.receiptHandle === receiptHandle;
      if (fifo && !(newest && message.state === 'in-flight')) {
        throw queueErrors.invalidValue(receiptHandle, 'ReceiptHandle', 'The receipt handle has expired.');
      }
      if (!newest) return;
      const receivable = remove(message);
      spy.note({ type: 'message-deleted', atMs: clock.now(), queueArn: arn, messageId });
      wakeIf(receivable);
    },

    changeVisibility(receiptHandle, seconds) {
      const { messageId } = parseReceiptHandle(receiptHandle, name);
      const message = held.get(messageId);
      const newest = message?.receiptHandle === receiptHandle && message?.state === 'in-flight';
      if (message === undefined || message.state === 'delayed' || (fifo && !newest)) {
        throw queueErrors.invalidValue(
          receiptHandle,
          'ReceiptHandle',
          'Message does not exist or is not available for visibility timeout change.',
        );
      }
      const nowMs = clock.now();
      const untilMs = nowMs + seconds * 1_000;
      const limitSeconds = limits.sqs.visibilityTimeoutSeconds;
      if (untilMs > (message.lastReceivedMs ?? nowMs) + limitSeconds * 1_000) {
        throw queueErrors.invalidValue(
          seconds,
          'VisibilityTimeout',
          `Total VisibilityTimeout for the message is beyond the limit [${limitSeconds} seconds]`,
        );
      }
      if (seconds > 0) {
        // A standard queue takes any handle of the message, even of a receive that has timed out.
        if (message.state === 'visible') held.startFlight(message);
        held.hold(message, untilMs);
        return host.saveMessage(message);
      }
      if (message.state === 'visible') return;
      message.visibleAtMs = nowMs;
      host.saveMessage(message);
      wakeIf(held.release(message));
    },

    purge() {
      const nowMs = clock.now();
      if (nowMs - purgedMs < purgeIntervalMs) throw queueErrors.purgeInProgress(name);
      purgedMs = nowMs;
      clear();
    },

    update(change) {
      const nextAttributes = { ...record.attributes, ...change.attributes };
      record = {
        ...record,
        modifiedMs: clock.now(),
        attributes: Object.fromEntries(Object.entries(nextAttributes).filter(([, value]) => value !== '')),
        tags: change.tags ?? record.tags,
      };
      attributes = withDefaults(record.attributes, { fifo });
      redrivePolicy = parseRedrivePolicy(attributes.RedrivePolicy);
      policy = parsePolicy(attributes.Policy);
      host.saveQueue(record);
    },

    accept(message) {
      const nowMs = clock.now();
      const { receiptHandle: _old, ...kept } = message;
      const taken: Message = {
        ...kept,
        id: held.get(message.id) === undefined ? message.id : freshId(),
        queueName: name,
        ordinal: host.nextOrdinal(),
        state: 'visible',
        visibleAtMs: nowMs,
        receivesHere: 0,
      };
      host.saveMessage(taken);
      wakeIf(held.add(taken));
    },

    redrive(maximum, destinationOf) {
      const nowMs = clock.now();
      let moved = 0;
      for (const message of held.values()) {
        if (message.state !== 'visible') continue;
        if (moved === maximum) break;
        const destination = destinationOf(message);
        if (destination === undefined) return { moved, stuck: true };
        remove(message);
        const {
          firstReceivedMs: _first,
          lastReceivedMs: _last,
          deadLetterSourceArn: _source,
          ...kept
        } = message;
        destination.accept({ ...kept, id: createUuidV4(random), sentMs: nowMs, receiveCount: 0 });
        moved += 1;
      }
      return { moved, stuck: false };
    },

    clear,
    messages: () => [...held.values()],
    empty() {
      clear();
      host.deduplication.clear();
      purgedMs = Number.NEGATIVE_INFINITY;
    },
  };
}

function parsePolicy(text: string | undefined): PolicyDocument | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as PolicyDocument);
}
