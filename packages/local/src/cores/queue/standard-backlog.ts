import type { Backlog } from './backlog.ts';
import type { Message } from './message.ts';

/** Below this many used-up places the array is not compacted. */
const compactFrom = 1_024;

/**
 * Order of a standard queue: as messages become visible. AWS promises no order at all; keeping this one makes runs
 * repeatable, and reordering is a fault to be injected.
 */
export function createStandardBacklog(): Backlog {
  let places: (Message | undefined)[] = [];
  let head = 0;
  /** Messages that were taken out of turn, with the number of their places to skip. */
  const vacated = new Map<Message, number>();
  let offered: Message | undefined;

  const compact = () => {
    if (head < compactFrom || head * 2 < places.length) return;
    places = places.slice(head);
    head = 0;
  };

  const vacate = (message: Message) => {
    if (message !== offered) vacated.set(message, (vacated.get(message) ?? 0) + 1);
  };
  const isVacated = (message: Message) => {
    const count = vacated.get(message) ?? 0;
    if (count > 1) vacated.set(message, count - 1);
    else vacated.delete(message);
    return count > 0;
  };

  return {
    add(message) {
      if (message.state !== 'visible') return false;
      places.push(message);
      return true;
    },
    change(message, state) {
      const wasVisible = message.state === 'visible';
      message.state = state;
      if (state !== 'visible' && wasVisible) vacate(message);
      if (state !== 'visible' || wasVisible) return false;
      places.push(message);
      return true;
    },
    remove(message) {
      if (message.state === 'visible') vacate(message);
      return false;
    },
    take(maximum, receive) {
      const end = places.length;
      for (let taken = 0; taken < maximum && head < end; ) {
        offered = places[head]!;
        places[head] = undefined;
        head += 1;
        if (!isVacated(offered) && receive(offered)) taken += 1;
      }
      offered = undefined;
      compact();
    },
    clear() {
      places = [];
      head = 0;
      vacated.clear();
    },
  };
}
