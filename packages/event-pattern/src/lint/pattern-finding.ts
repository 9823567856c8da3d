import type { JsonValue } from '../value-test.ts';

/** What lint finds. */
export type PatternFindingCode =
  | 'UNKNOWN_PATH'
  | 'UNDECLARED_PATH'
  | 'NOT_A_LEAF'
  | 'WRONG_TYPE'
  | 'WRONG_OPERATOR'
  | 'IMPOSSIBLE_VALUE'
  | 'OUT_OF_BOUNDS'
  | 'ALWAYS_PRESENT'
  | 'DEAD_BRANCH'
  | 'MATCHES_NOTHING';

/** Something wrong, or doubtful, in a pattern that EventBridge accepts. */
export interface PatternFinding {
  readonly code: PatternFindingCode;
  /** `error`: this part of the pattern is proved to match no valid event. `warning`: it may match, but look at it. */
  readonly severity: 'error' | 'warning';
  /** Path of the field in the pattern: `detail.data.totalPence`; empty for a branch and for the whole pattern. */
  readonly path: string;
  /** The member that cannot match; undefined when the finding is about all of the field. */
  readonly wanted: JsonValue | undefined;
  /** Index in `pattern.branches` of the first branch with the finding; undefined for the whole pattern. */
  readonly branch: number | undefined;
  /** JSON Pointer in the schema to what speaks against it; undefined for what every EventBridge event has. */
  readonly schemaPointer: string | undefined;
  readonly message: string;
}
