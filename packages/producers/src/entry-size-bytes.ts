import { limits } from '@busbar/core';
import type { PutEventsEntry } from '@busbar/core';

/**
 * Counts the bytes of one PutEvents entry as AWS does: 14 for `Time` if it is set, and the UTF-8 bytes of `Source`,
 * `DetailType`, `Detail` and each of `Resources`. `TraceHeader` and the bus name do not count.
 *
 * @example
 * ```ts
 * entrySizeBytes({ Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: '{"é":1}' }); //=> 37
 * ```
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
export function entrySizeBytes({ Time, Source, DetailType, Detail, Resources = [] }: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0);
  return textBytes + (Time === undefined ? 0 : limits.putEvents.timeBytes);
}
