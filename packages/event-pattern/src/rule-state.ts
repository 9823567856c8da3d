import type { ArrayElement } from './array-element.ts';
import type { PatternClause } from './event-pattern.ts';
import type { EventValue } from './event-value.ts';

/** A clause shared by all branches that have it, with what the current event gave it. */
export interface ClauseState {
  readonly clause: PatternClause;
  /** The clause also holds when its path is absent. */
  readonly allowsAbsence: boolean;
  /** Branches that are looked at when this clause is hit. */
  readonly triggers: Set<BranchState>;
  /** Number of branches that have this clause. */
  uses: number;
  /** The event that hit this clause last. */
  hitBy: number;
  /** The event that hit this clause so that no further value can change anything. */
  settledBy: number;
  /** Branches with this clause in which some clause may be absent: for those the places of all hits count. */
  absenceUses: number;
  /** A value outside all arrays hit it. */
  isFree: boolean;
  /** Places of the values that hit it inside arrays. */
  elements: ArrayElement[];
}

/** One branch of a rule's pattern inside a matcher. */
export interface BranchState {
  readonly rule: RuleState;
  /** In the order in which AWS looks at them. */
  readonly clauses: readonly ClauseState[];
  /** The clause that brings this branch up, or undefined when every clause may be absent. */
  readonly trigger: ClauseState | undefined;
}

/** One rule inside a matcher. */
export interface RuleState {
  readonly order: number;
  readonly branches: BranchState[];
  matchedBy: number;
}

export function createClauseState(clause: PatternClause): ClauseState {
  return {
    clause,
    allowsAbsence: clause.tests.some((test) => test.lookups.some(({ by }) => by === 'absence')),
    triggers: new Set(),
    uses: 0,
    hitBy: 0,
    settledBy: 0,
    absenceUses: 0,
    isFree: false,
    elements: [],
  };
}

/** The same key for clauses that ask the same of the same path. */
export function toClauseKey({ path, tests }: PatternClause): string {
  return JSON.stringify([path, tests.map(({ operator, wanted, lookups }) => [operator, wanted, lookups])]);
}

/** Whether some test of a clause accepts a value. */
export function passesSomeTest({ tests }: PatternClause, value: EventValue): boolean {
  return tests.some((test) => test.matches(value));
}
