import type { Backlog } from './backlog.ts';
import type { Message } from './message.ts';

interface MessageGroup {
  readonly id: string;
  /** In order of sending. */
  readonly messages: Message[];
  inFlight: number;
}

/**
 * Order of a FIFO queue: within a group as sent; a group gives nothing out while one of its messages is in flight.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export function createFifoBacklog(): Backlog {
  const groups = new Map<string, MessageGroup>();
  const ready = new Set<MessageGroup>();

  const groupOf = (message: Message) => {
    const id = message.groupId ?? '';
    let group = groups.get(id);
    if (group === undefined) {
      group = { id, messages: [], inFlight: 0 };
      groups.set(id, group);
    }
    return group;
  };
  const refresh = (group: MessageGroup): boolean => {
    const receivable = group.inFlight === 0 && group.messages[0]?.state === 'visible';
    if (!receivable) ready.delete(group);
    if (!receivable || ready.has(group)) return false;
    ready.add(group);
    return true;
  };

  return {
    add(message) {
      const group = groupOf(message);
      group.messages.push(message);
      if (message.state === 'in-flight') group.inFlight += 1;
      return refresh(group);
    },
    change(message, state) {
      const group = groupOf(message);
      if (message.state === 'in-flight') group.inFlight -= 1;
      message.state = state;
      if (state === 'in-flight') group.inFlight += 1;
      return refresh(group);
    },
    remove(message) {
      const group = groupOf(message);
      const index = group.messages.indexOf(message);
      group.messages.splice(index, 1);
      if (message.state === 'in-flight') group.inFlight -= 1;
      const receivable = refresh(group);
      if (group.messages.length === 0) groups.delete(group.id);
      return receivable;
    },
    take(maximum, receive) {
      let taken = 0;
      for (const group of ready) {
        if (taken >= maximum) return;
        for (let index = 0; taken < maximum && group.messages[index]?.state === 'visible'; ) {
          if (!receive(group.messages[index]!)) continue;
          index += 1;
          taken += 1;
        }
        refresh(group);
      }
    },
    clear() {
      groups.clear();
      ready.clear();
    },
  };
}
