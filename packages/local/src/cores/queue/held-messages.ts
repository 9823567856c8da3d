import type { Timer } from '@busbar/core';
import type { WorkLedger } from '../../work-ledger.ts';
import { createFifoBacklog } from './fifo-backlog.ts';
import type { Message, MessageState } from './message.ts';
import { createStandardBacklog } from './standard-backlog.ts';

/** Numbers of messages by state. */
export type MessageCounts = Readonly<Record<MessageState, number>>;

/**
 * The messages of one queue with their order, their numbers and the timers of those that are not visible yet. A
 * timer is work of the cloud: it stands for as long as the message does, and no longer.
 */
export interface HeldMessages {
  readonly counts: MessageCounts;
  get(id: string): Message | undefined;
  /** In the order in which they came. */
  values(): IterableIterator<Message>;
  /** Takes a message in, in its state. @returns whether something became receivable. */
  add(message: Message): boolean;
  /** @returns whether something became receivable: the next message of a group. */
  remove(message: Message): boolean;
  /** Offers visible messages in order; see `Backlog.take`. */
  take(maximum: number, receive: (message: Message) => boolean): void;
  /** Makes a message in flight, as `receive` of {@link take} must before it returns true. */
  startFlight(message: Message): void;
  /** Makes a message visible at `untilMs`. */
  hold(message: Message, untilMs: number): void;
  /** Makes a message visible now. @returns whether something became receivable. */
  release(message: Message): boolean;
  clear(): void;
}

export function createHeldMessages({
  work,
  fifo,
  onReceivable,
}: {
  readonly work: WorkLedger;
  readonly fifo: boolean;
  /** A timer has made something receivable. */
  onReceivable(): void;
}): HeldMessages {
  const backlog = fifo ? createFifoBacklog() : createStandardBacklog();
  const messages = new Map<string, Message>();
  const timers = new Map<string, Timer>();
  const counts: Record<MessageState, number> = { visible: 0, delayed: 0, 'in-flight': 0 };

  const cancelTimer = ({ id }: Message) => {
    timers.get(id)?.cancel();
    timers.delete(id);
  };
  const change = (message: Message, state: MessageState) => {
    counts[message.state] -= 1;
    counts[state] += 1;
    return backlog.change(message, state);
  };
  const release = (message: Message) => {
    cancelTimer(message);
    return change(message, 'visible');
  };
  const hold = (message: Message, untilMs: number) => {
    cancelTimer(message);
    message.visibleAtMs = untilMs;
    timers.set(
      message.id,
      work.setTimer(untilMs, () => {
        if (release(message)) onReceivable();
      }),
    );
  };

  return {
    counts,
    get: (id) => messages.get(id),
    values: () => messages.values(),
    add(message) {
      messages.set(message.id, message);
      counts[message.state] += 1;
      if (message.state !== 'visible') hold(message, message.visibleAtMs);
      return backlog.add(message);
    },
    remove(message) {
      cancelTimer(message);
      messages.delete(message.id);
      counts[message.state] -= 1;
      return backlog.remove(message);
    },
    take: backlog.take,
    startFlight(message) {
      change(message, 'in-flight');
    },
    hold,
    release,
    clear() {
      for (const message of messages.values()) cancelTimer(message);
      messages.clear();
      backlog.clear();
      for (const state of ['visible', 'delayed', 'in-flight'] as const) counts[state] = 0;
    },
  };
}
