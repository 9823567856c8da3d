import type { Random } from '@busbar/core';

/** An archived event as a plan sees it. */
export interface ReplayableEvent {
  readonly key: string;
  /** Epoch ms. */
  readonly timeMs: number;
}

/** Events that are replayed together. */
export interface ReplaySlice {
  readonly startMs: number;
  /** Latest time among its events, epoch ms. */
  readonly lastMs: number;
  readonly keys: readonly string[];
}

/**
 * Cuts a replay into slices of event time, counted from its start, in order. Empty slices are left out.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
 */
export function planReplaySlices(
  events: readonly ReplayableEvent[],
  startMs: number,
  sliceMs: number,
): readonly ReplaySlice[] {
  const slices = new Map<number, ReplayableEvent[]>();
  for (const event of events) {
    const number = Math.floor((event.timeMs - startMs) / sliceMs);
    const slice = slices.get(number);
    if (slice === undefined) slices.set(number, [event]);
    else slice.push(event);
  }
  return [...slices]
    .sort(([a], [b]) => a - b)
    .map(([number, members]) => ({
      startMs: startMs + number * sliceMs,
      lastMs: members.reduce((last, { timeMs }) => Math.max(last, timeMs), 0),
      keys: members.map(({ key }) => key),
    }));
}

/** Puts items in an order drawn from a random source. @see https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle */
export function shuffle<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
