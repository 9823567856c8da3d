import type { ValueTest } from './value-test.ts';

/**
 * A parsed event pattern: it matches an event that satisfies every clause of at least one branch.
 *
 * A pattern without `$or` has one branch; `$or` gives one branch for each way through it.
 */
export interface EventPattern {
  /** The pattern as it was written. */
  readonly text: string;
  readonly branches: readonly PatternBranch[];
}

/** Clauses that must hold together, sorted by path (the order in which AWS decides `exists: false`). */
export interface PatternBranch {
  readonly clauses: readonly PatternClause[];
}

/** One field of a pattern: the value at `path` must pass at least one of `tests`. */
export interface PatternClause {
  /** Steps joined by dots: `detail.state`. A key with dots in it is the same as nested keys. */
  readonly path: string;
  readonly tests: readonly ValueTest[];
}
