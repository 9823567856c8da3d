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
  /** Removed while visible: skipped when their place comes up. */
  const removed = new Set<Message>();
  let offered: Message | undefined;

  const compact = () => {
    if (head < compactFrom || head * 2 < places.length) return;
    places = places.slice(head);
    head = 0;
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
      if (state !== 'visible' || wasVisible) return false;
      places.push(message);
      return true;
    },
    remove(message) {
      if (message.state !== 'visible') return false;
      if (message !== offered) removed.add(message);
      return false;
    },
    take(maximum, receive) {
      const end = places.length;
      for (let taken = 0; taken < maximum && head < end; ) {
        offered = places[head]!;
        places[head] = undefined;
        head += 1;
        if (!removed.delete(offered) && receive(offered)) taken += 1;
      }
      offered = undefined;
      compact();
    },
    clear() {
      places = [];
      head = 0;
      removed.clear();
    },
  };
}
