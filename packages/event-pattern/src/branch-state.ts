import type { ClauseState } from './clause-state.ts';

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
