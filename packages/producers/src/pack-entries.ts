import { limits } from '@busbar/core';

/** Anything with a size as {@link entrySizeBytes} counts it. */
export interface SizedEntry {
  readonly sizeBytes: number;
}

export interface PackLimits {
  /** Entries of one call. @default 10 */
  readonly entries?: number;
  /** Bytes of all entries of one call together. @default 1_000_000 */
  readonly totalBytes?: number;
}

/**
 * Splits entries into the fewest consecutive packs that each fit one PutEvents call, in the order given.
 * An entry that is larger than `totalBytes` by itself gets a pack of its own; refuse it before you come here.
 *
 * @example
 * ```ts
 * packEntries(Array.from({ length: 12 }, () => ({ sizeBytes: 400 }))).map((pack) => pack.length); //=> [10, 2]
 * ```
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function packEntries<Entry extends SizedEntry>(
  entries: readonly Entry[],
  {
    entries: maxEntries = limits.putEvents.entries,
    totalBytes: maxBytes = limits.putEvents.totalBytes,
  }: PackLimits = {},
): Entry[][] {
  const packs: Entry[][] = [];
  let pack: Entry[] = [];
  let packBytes = 0;
  for (const entry of entries) {
    const isFull = pack.length >= maxEntries || packBytes + entry.sizeBytes > maxBytes;
    if (pack.length === 0 || isFull) {
      pack = [];
      packBytes = 0;
      packs.push(pack);
    }
    pack.push(entry);
    packBytes += entry.sizeBytes;
  }
  return packs;
}
