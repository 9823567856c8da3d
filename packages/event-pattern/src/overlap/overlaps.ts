import { compilePattern } from '../compile-pattern.ts';
import type { EventPattern } from '../event-pattern.ts';
import { parsePattern } from '../parse-pattern.ts';
import type { JsonValue } from '../value-test.ts';
import { type ArrayTest, mayBeArrayInEvent } from './event-arrays.ts';
import { overlapBranches } from './overlap-branches.ts';

/** Pairs of branches beyond which no proof is tried. */
const MOST_PAIRS = 10_000;

/** Whether some event matches two patterns. */
export type Overlap =
  | {
      readonly overlaps: 'yes';
      /** An event that both patterns match; it holds the fields that they ask for and no others. */
      readonly witness: { readonly [key: string]: JsonValue };
    }
  /** Proved. */
  | { readonly overlaps: 'no' }
  | { readonly overlaps: 'unknown'; readonly reason: string };

/** What is known of events. */
export interface OverlapOptions {
  /**
   * Whether the value at a path may be an array: its elements can satisfy one pattern each. See {@link createArrayTest}.
   * @default everything but the fields of the envelope, other than `resources`, and `detail` itself
   */
  readonly mayBeArray?: ArrayTest;
}

/**
 * Says whether some event matches two patterns, with such an event, or the proof that there is none.
 *
 * Any JSON object is an event whose values are arrays where `mayBeArray` allows it, and in which no path is spelt in two
 * ways (`{ "a": { "b": 1 }, "a.b": 2 }`). A witness has been matched by both patterns before it is given.
 *
 * @throws InvalidEventPatternError for pattern text that EventBridge refuses.
 *
 * @example
 * ```ts
 * overlaps('{"source":[{"prefix":"busbar."}]}', '{"source":[{"suffix":".shop"}]}');
 * //=> { overlaps: 'yes', witness: { source: 'busbar.shop' } }
 * overlaps('{"detail-type":["orders.OrderPlaced"]}', '{"detail-type":[{"prefix":"activity."}]}');
 * //=> { overlaps: 'no' }
 * ```
 */
export function overlaps(
  a: EventPattern | string,
  b: EventPattern | string,
  { mayBeArray = mayBeArrayInEvent }: OverlapOptions = {},
): Overlap {
  const patterns = [a, b].map((pattern) => (typeof pattern === 'string' ? parsePattern(pattern) : pattern));
  const compiled = patterns.map(compilePattern);
  const [branchesA = [], branchesB = []] = patterns.map(({ branches }) => branches);
  let reason: string | undefined;
  let pairs = 0;
  for (const branchA of branchesA) {
    for (const branchB of branchesB) {
      if (++pairs > MOST_PAIRS) {
        return { overlaps: 'unknown', reason: `more than ${MOST_PAIRS} pairs of $or branches to compare` };
      }
      const overlap = overlapBranches(branchA, branchB, mayBeArray);
      if (overlap.overlaps === 'no') continue;
      if (overlap.overlaps === 'maybe') {
        const { event } = overlap;
        if (compiled.every((pattern) => pattern.matches(event))) return { overlaps: 'yes', witness: event };
      }
      reason ??=
        overlap.overlaps === 'unknown' ? overlap.reason : 'the event that was tried does not match both';
    }
  }
  return reason === undefined ? { overlaps: 'no' } : { overlaps: 'unknown', reason };
}
