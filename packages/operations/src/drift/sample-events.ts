import type { Sampled } from './observation.ts';

/** Options of {@link sampleEvents}. */
export interface SampleOptions {
  /** Events at most. @default Infinity */
  readonly limit?: number;
  /** Takes every n-th event. @default 1 */
  readonly every?: number;
  /** Events whose `time` is earlier are passed over; epoch ms. @default none */
  readonly sinceMs?: number;
  /** Events whose `time` is later are passed over; epoch ms. @default none */
  readonly untilMs?: number;
}

/** Takes a part of the events, in their order. Reading stops at the limit; unreadable pieces are passed on and not counted. */
export async function* sampleEvents(
  sampled: AsyncIterable<Sampled>,
  { limit = Number.POSITIVE_INFINITY, every = 1, sinceMs, untilMs }: SampleOptions = {},
): AsyncGenerator<Sampled> {
  let met = 0;
  let taken = 0;
  for await (const piece of sampled) {
    if ('unreadable' in piece) {
      yield piece;
      continue;
    }
    const timeMs = timeOf(piece.event);
    // An event without a time is in no range and in every one: it is not dropped unseen.
    if (sinceMs !== undefined && timeMs < sinceMs) continue;
    if (untilMs !== undefined && timeMs > untilMs) continue;
    met += 1;
    if ((met - 1) % every !== 0) continue;
    yield piece;
    taken += 1;
    if (taken >= limit) return;
  }
}

function timeOf(event: unknown): number {
  const time = (event as { readonly time?: unknown } | null)?.time;
  return typeof time === 'string' ? Date.parse(time) : Number.NaN;
}
