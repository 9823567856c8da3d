import type { Timer } from './clock.ts';

interface PendingTimer {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
  fired: boolean;
}

/** Below this many cancelled timers the heap is not rebuilt. */
const rebuildFrom = 1_024;

/**
 * Timers by due time, then by the order they were set: a binary heap, because a busy queue keeps one timer for
 * each message in flight.
 */
export interface TimerQueue {
  add(dueMs: number, run: () => void): Timer;
  nextDueMs(): number | undefined;
  /** Removes and returns the first timer due at or before `nowMs`. */
  takeDue(nowMs: number): (() => void) | undefined;
}

export function createTimerQueue(): TimerQueue {
  let heap: PendingTimer[] = [];
  let order = 0;
  let cancelled = 0;
  const before = (a: PendingTimer, b: PendingTimer) =>
    a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

  const push = (timer: PendingTimer) => {
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(timer, heap[parent]!)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = timer;
  };

  const pop = () => {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  };

  const dropCancelled = () => {
    while (heap[0]?.cancelled) {
      pop();
      cancelled -= 1;
    }
  };
  /** Without it the timers of handled messages would stay until they fall due, on a clock that stands still for ever. */
  const dropManyCancelled = () => {
    if (cancelled < rebuildFrom || cancelled * 2 < heap.length) return;
    const live = heap.filter((timer) => !timer.cancelled);
    heap = [];
    cancelled = 0;
    for (const timer of live) push(timer);
  };

  return {
    add(dueMs, run) {
      const timer: PendingTimer = { dueMs, order: order++, run, cancelled: false, fired: false };
      push(timer);
      return {
        cancel() {
          if (timer.cancelled || timer.fired) return;
          timer.cancelled = true;
          cancelled += 1;
          dropManyCancelled();
        },
      };
    },
    nextDueMs() {
      dropCancelled();
      return heap[0]?.dueMs;
    },
    takeDue(nowMs) {
      dropCancelled();
      const first = heap[0];
      if (first === undefined || first.dueMs > nowMs) return undefined;
      pop();
      first.fired = true;
      return first.run;
    },
  };
}
