import type { Json } from '../../generate/json-pointer.ts';
import type { Outcome } from '../outcome.ts';
import type { BrokenRule } from '../outcome.ts';
import type { SchemaNode, SchemaSpace } from '../schema-space.ts';
import type { LiteralSet } from './literal-set.ts';

export const jsonTypes = ['string', 'number', 'boolean', 'null', 'array', 'object'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** Where a schema that is to be broken stands: what is reported when it is. */
export interface Place {
  /** Pointer in the schema document. */
  readonly pointer: string;
  /** Place in the documents that it describes. */
  readonly path: string;
}

/** A schema that the document to be found must satisfy (`holds`) or break. */
export interface Signed {
  readonly holds: boolean;
  readonly node: SchemaNode;
  /** Set on the schema whose broken rules are to be reported. */
  readonly place?: Place;
}

/** Names of an object: those matching `pattern`, or those that `names` and `patterns` do not cover. */
export type NameMatcher =
  | { readonly pattern: string }
  | { readonly names: readonly string[]; readonly patterns: readonly string[] };

/** What a document must be beyond satisfying whole schemas. */
export type Demand =
  | { readonly is: 'below' | 'above'; readonly limit: number; readonly inclusive: boolean }
  | { readonly is: 'notMultipleOf'; readonly divisor: number }
  | { readonly is: 'notInteger' }
  | { readonly is: 'otherThan'; readonly values: LiteralSet }
  | { readonly is: 'atMost'; readonly count: number }
  | { readonly is: 'atLeast'; readonly count: number }
  | { readonly is: 'mismatching'; readonly pattern: string }
  | { readonly is: 'notFormat'; readonly format: string }
  | { readonly is: 'absent'; readonly name: string }
  | { readonly is: 'present'; readonly name: string }
  | { readonly is: 'field'; readonly name: string; readonly goal: Signed }
  | { readonly is: 'someField'; readonly where: NameMatcher; readonly goal: Signed }
  | { readonly is: 'everyField'; readonly where: NameMatcher; readonly goal: Signed }
  | { readonly is: 'someName'; readonly goal: Signed }
  | { readonly is: 'item'; readonly from: number; readonly to: number; readonly goal: Signed }
  | { readonly is: 'everyItem'; readonly from: number; readonly goal: Signed }
  | { readonly is: 'contains'; readonly min: number; readonly max: number; readonly goal: SchemaNode }
  | { readonly is: 'duplicate' }
  | { readonly is: 'undecided'; readonly why: string };

export type Step = Signed | Demand;

export const isDemand = (step: Step): step is Demand => 'is' in step;

/** One way to satisfy a disjunction: all of its steps. */
export interface Way {
  readonly steps: readonly Step[];
  /** The rule that this way breaks. */
  readonly rule?: BrokenRule;
}

/** What a document of one JSON type must be, as far as it is decided. */
export interface State {
  readonly type: JsonType;
  /** Sign of each schema that applies, by id. */
  readonly signs: Map<number, boolean>;
  /** Schemas that hold, whose own keywords apply. */
  readonly positives: SchemaNode[];
  readonly demands: Demand[];
  /** Disjunctions of which one way each must be taken. */
  readonly pending: (readonly Way[])[];
  rule?: BrokenRule | undefined;
}

/** What the solvers of the types need of the search. */
export interface Search {
  readonly space: SchemaSpace;
  /** Labels of the rules that need not be found again. */
  readonly excluded: Set<string>;
  solve(goal: readonly Signed[]): Outcome;
  /** Counts one unit of work. @throws SearchExhausted */
  spend(): void;
}

/** The search has used up its budget of work. */
export class SearchExhausted extends Error {}

export function holds(node: SchemaNode): Signed {
  return { holds: true, node };
}

export function breaks(node: SchemaNode, place?: Place): Signed {
  return place === undefined ? { holds: false, node } : { holds: false, node, place };
}

/** The type of a JSON value. */
export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}
