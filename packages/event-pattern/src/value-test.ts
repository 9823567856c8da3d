import type { AcceptedValues } from './accepted-values.ts';
import type { EventValue } from './event-value.ts';
import type { WildcardText } from './wildcard-text.ts';

/** A JSON value as it stands in a pattern or an event. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * How an index over many rules finds a test without trying it.
 *
 * - `text`, `number`, `literal`, `prefix`, `suffix`: the lookup alone decides.
 * - `rounded-number`: the same for numbers of parsed events that a double cannot hold.
 * - `folded-text`: the lookup (lower case) finds candidates, `matches` decides.
 * - `any`: `matches` is tried on every value of the path.
 * - `absence`: holds when the path has no value; never tried on a value.
 */
export type ValueLookup =
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'rounded-number'; readonly number: number }
  | { readonly by: 'literal'; readonly text: string }
  | { readonly by: 'prefix'; readonly text: string }
  | { readonly by: 'suffix'; readonly text: string }
  | { readonly by: 'folded-text'; readonly text: string }
  | { readonly by: 'any' }
  | { readonly by: 'absence' };

/** One member of a pattern's array: a value to equal or an operator. */
export interface ValueTest {
  /** `equals` for a plain value, otherwise the operator's name: `prefix`, `anything-but`… */
  readonly operator: string;
  /** The member as it stands in the pattern. */
  readonly wanted: JsonValue;
  readonly lookups: readonly ValueLookup[];
  /** The values that `matches` accepts, for proofs about patterns. */
  readonly accepts: AcceptedValues;
  /** Compares numbers: once a field has such a test, numbers in it are no longer read as IP addresses. */
  readonly isNumeric?: boolean;
  /** Reads values as IP addresses. */
  readonly readsAddresses?: boolean;
  /** Wildcards in the test; they count towards the pattern's complexity. */
  readonly wildcards?: readonly WildcardText[];
  /** Decides one value of the event. */
  matches(value: EventValue): boolean;
}
