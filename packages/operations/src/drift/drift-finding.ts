import type { Json } from '@busbar/events-schema/generate';
import type { JsonSchema } from './infer-schema.ts';
import type { JsonType } from './json-type.ts';

/** What a finding says. Those of events come first, then those of places in their data. */
export type DriftCode =
  /** A Busbar event whose detail-type no contract has. */
  | 'DETAIL_TYPE_UNKNOWN'
  /** A major version that the contract does not have. */
  | 'MAJOR_UNKNOWN'
  /** A `source` that the contract does not allow. */
  | 'SOURCE_UNDECLARED'
  /** An event of a contract without a valid envelope. */
  | 'ENVELOPE_INVALID'
  /** An event of another origin; a hint. */
  | 'EVENT_FOREIGN'
  /** JSON that is no EventBridge event. */
  | 'NOT_AN_EVENT'
  /** A field that the contract does not declare. */
  | 'FIELD_UNDECLARED'
  /** A declared field that no event has. */
  | 'FIELD_NEVER_SEEN'
  /** A field that the contract requires is missing. */
  | 'REQUIRED_ABSENT'
  /** A value of a type that the contract does not allow. */
  | 'TYPE_CONFLICT'
  /** A value outside an `enum` or `const`. */
  | 'ENUM_VALUE_UNLISTED'
  /** Any other keyword of the schema is broken: bounds, lengths, pattern, format… */
  | 'RULE_BROKEN'
  /** An optional field that every event has; a hint. */
  | 'FIELD_ALWAYS_PRESENT'
  /** A value of an `enum` that no event has; a hint. */
  | 'ENUM_VALUE_UNSEEN';

/** A value and how often it was seen. */
export interface CountedValue {
  readonly value: Json;
  readonly count: number;
}

/** One difference between what contracts say and what was seen. */
export interface DriftFinding {
  readonly code: DriftCode;
  /** `hint`: nothing is wrong, and it does not change the verdict. */
  readonly severity: 'drift' | 'hint';
  /** `''` where there is none. */
  readonly detailType: string;
  /** Absent where no version of a contract is concerned. */
  readonly major?: number;
  /** Place in the data, `-` for any item, `*` for a field that the contract allows without naming it; `''` for the whole. */
  readonly pointer: string;
  /** In words, with its numbers. */
  readonly message: string;
  /** How often it was seen. `undefined` where the source does not count. */
  readonly count?: number;
  /** Out of how many. */
  readonly of?: number;
  /** Keyword of the schema that is broken. */
  readonly keyword?: string;
  readonly types?: Readonly<Partial<Record<JsonType, number>>>;
  /** Absent where values are hidden: the place is classified, or nobody has classified it. */
  readonly values?: readonly CountedValue[];
  /** Further values, not listed. */
  readonly valuesLeftOut?: number;
  /** What would declare the field. */
  readonly schema?: JsonSchema;
}
