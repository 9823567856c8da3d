import { findInconsistentClause } from './array-consistency.ts';
import type { ArrayElement } from './array-element.ts';
import { collectFields } from './collect-fields.ts';
import type { EventPattern, PatternClause } from './event-pattern.ts';
import { type Explanation, explainPattern } from './explain-pattern.ts';
import { type CurrentEvent, FieldState } from './field-state.ts';
import { parsePattern } from './parse-pattern.ts';
import { addPath, createPathTree } from './path-tree.ts';
import {
  type BranchState,
  type ClauseState,
  createClauseState,
  type RuleState,
  toClauseKey,
} from './rule-state.ts';
import { scanEventText } from './scan-event-text.ts';

/** Up to so many elements a list is searched faster than a set is made. */
const FEW_ELEMENTS = 8;

/** A rule: an id of any kind and an event pattern. */
export interface MatcherRule<Id> {
  readonly id: Id;
  /** Pattern text, or a pattern from {@link parsePattern}. */
  readonly pattern: string | EventPattern;
}

/** Many rules in one index. */
export interface Matcher<Id> {
  /**
   * Gives the ids of the rules that match a parsed event, in the order in which the rules were added.
   * A value that is no object matches nothing.
   */
  match(event: unknown): Id[];
  /**
   * Gives the ids of the rules that match an event's JSON text. Only fields that some rule uses are read; of the
   * rest no more than brackets and quotes is checked. Numbers keep their spelling, repeated keys all count.
   *
   * @throws SyntaxError for text that is no JSON object, as far as it is read.
   */
  matchText(json: string): Id[];
  /**
   * Adds a rule; one with the same id is replaced.
   *
   * @throws InvalidEventPatternError for pattern text that EventBridge refuses.
   */
  add(rule: MatcherRule<Id>): void;
  /** Removes a rule. @returns whether it was there. */
  remove(id: Id): boolean;
  /** Says for each rule that it matches, or the first clause that fails. */
  explain(event: unknown): (Explanation & { readonly id: Id })[];
}

/**
 * Indexes rules so that the cost of an event grows with the fields that rules use and the rules that it comes near
 * to, not with the number of rules.
 *
 * @throws InvalidEventPatternError for the first pattern text that EventBridge refuses.
 *
 * @example
 * ```ts
 * const matcher = createMatcher([
 *   { id: 'placed', pattern: '{"detail-type":["orders.OrderPlaced"]}' },
 *   { id: 'large', pattern: '{"detail":{"data":{"totalPence":[{"numeric":[">",10000]}]}}}' },
 * ]);
 * matcher.match({ 'detail-type': 'orders.OrderPlaced', detail: { data: { totalPence: 2_500 } } }); //=> ['placed']
 * ```
 */
export function createMatcher<Id>(rules: Iterable<MatcherRule<Id>> = []): Matcher<Id> {
  const tree = createPathTree();
  const current: CurrentEvent = { number: 0, hits: [] };
  const clauses = new Map<string, ClauseState>();
  const fields = new Map<string, FieldState>();
  const byId = new Map<Id, MatcherRuleState<Id>>();
  const always = new Set<BranchState>();
  const matched: MatcherRuleState<Id>[] = [];
  let order = 0;

  function useClause(clause: PatternClause): ClauseState {
    const key = toClauseKey(clause);
    let state = clauses.get(key);
    if (state === undefined) {
      state = createClauseState(clause);
      clauses.set(key, state);
      const field = useField(clause.path);
      field.clauses++;
      field.index.add(state);
      if (state.allowsAbsence) field.absenceUses++;
    }
    state.uses++;
    return state;
  }

  function useField(path: string): FieldState {
    let field = fields.get(path);
    if (field === undefined) {
      field = new FieldState(path, current);
      fields.set(path, field);
      addPath(tree, path).field = field;
    }
    return field;
  }

  function releaseClause(state: ClauseState): void {
    if (--state.uses > 0) return;
    clauses.delete(toClauseKey(state.clause));
    const field = fields.get(state.clause.path) as FieldState;
    field.index.remove(state);
    if (state.allowsAbsence) field.absenceUses--;
    if (--field.clauses > 0) return;
    fields.delete(field.path);
    addPath(tree, field.path).field = undefined;
  }

  function add({ id, pattern }: MatcherRule<Id>): void {
    const parsed = typeof pattern === 'string' ? parsePattern(pattern) : pattern;
    remove(id);
    const rule = { id, pattern: parsed, order: order++, branches: [] as BranchState[], matchedBy: 0 };
    byId.set(id, rule);
    for (const { clauses: wanted } of parsed.branches) {
      const states = wanted.map(useClause);
      const branch = { rule, clauses: states, trigger: chooseTrigger(states) };
      countAbsenceUses(states, 1);
      rule.branches.push(branch);
      (branch.trigger?.triggers ?? always).add(branch);
    }
  }

  function remove(id: Id): boolean {
    const rule = byId.get(id);
    if (rule === undefined) return false;
    byId.delete(id);
    for (const branch of rule.branches) {
      (branch.trigger?.triggers ?? always).delete(branch);
      countAbsenceUses(branch.clauses, -1);
      for (const state of branch.clauses) releaseClause(state);
    }
    return true;
  }

  function startEvent(): void {
    current.number++;
    current.hits.length = 0;
    matched.length = 0;
  }

  function finishEvent(): Id[] {
    for (const clause of current.hits) for (const branch of clause.triggers) look(branch);
    for (const branch of always) look(branch);
    if (!isInOrder(matched)) matched.sort((a, b) => a.order - b.order);
    return matched.map(({ id }) => id);
  }

  function look(branch: BranchState): void {
    const rule = branch.rule as MatcherRuleState<Id>;
    if (rule.matchedBy === current.number || !holds(branch)) return;
    rule.matchedBy = current.number;
    matched.push(rule);
  }

  function holds({ clauses: states }: BranchState): boolean {
    const inArrays: ClauseState[] = [];
    let mayBeAbsent = false;
    for (const state of states) {
      const isHit = state.hitBy === current.number;
      if (!isHit && !state.allowsAbsence) return false;
      if (isHit && state.isFree) continue;
      if (state.allowsAbsence) mayBeAbsent ||= isPresent(state);
      else inArrays.push(state);
    }
    if (!mayBeAbsent && (inArrays.length <= 1 || sharesElement(inArrays))) return true;
    return findInconsistentClause(states.map(toOptions)) === undefined;
  }

  function isPresent({ clause }: ClauseState): boolean {
    return fields.get(clause.path)?.presentIn === current.number;
  }

  function toOptions(state: ClauseState) {
    const isHit = state.hitBy === current.number;
    const field = fields.get(state.clause.path) as FieldState;
    const hasField = field.presentIn === current.number;
    return {
      isFree: isHit && state.isFree,
      elements: isHit ? state.elements : [],
      present: state.allowsAbsence
        ? { isFree: hasField && field.isFree, elements: hasField ? field.elements : [] }
        : undefined,
    };
  }

  for (const rule of rules) add(rule);
  return {
    match(event) {
      startEvent();
      collectFields(tree, event);
      return finishEvent();
    },
    matchText(json) {
      startEvent();
      scanEventText(tree, json);
      return finishEvent();
    },
    add,
    remove,
    explain: (event) =>
      [...byId.values()].map(({ id, pattern }) => ({ id, ...explainPattern(pattern, event) })),
  };
}

interface MatcherRuleState<Id> extends RuleState {
  readonly id: Id;
  readonly pattern: EventPattern;
}

function isInOrder(rules: readonly RuleState[]): boolean {
  for (let at = 1; at < rules.length; at++) {
    if ((rules[at - 1] as RuleState).order > (rules[at] as RuleState).order) return false;
  }
  return true;
}

/** Whether all clauses are hit in one and the same element; most of those that go together are. */
function sharesElement(states: readonly ClauseState[]): boolean {
  const [first, ...others] = states.map(({ elements }) => elements).sort((a, b) => a.length - b.length);
  const lookups = others.map((elements) => {
    if (elements.length <= FEW_ELEMENTS) return (element: ArrayElement) => elements.includes(element);
    const set = new Set(elements);
    return (element: ArrayElement) => set.has(element);
  });
  return first?.some((element) => lookups.every((has) => has(element))) ?? false;
}

function countAbsenceUses(states: readonly ClauseState[], change: 1 | -1): void {
  if (!states.some(({ allowsAbsence }) => allowsAbsence)) return;
  for (const state of states) state.absenceUses += change;
}

/** Takes the clause that brings up fewest branches, so that a widely shared clause brings up none. */
function chooseTrigger(states: readonly ClauseState[]): ClauseState | undefined {
  let chosen: ClauseState | undefined;
  for (const state of states) {
    if (state.allowsAbsence) continue;
    if (chosen === undefined || toBreadth(state) < toBreadth(chosen)) chosen = state;
  }
  return chosen;
}

/** Branches that a clause brings up; one that tries each value counts as broad from the start. */
function toBreadth({ clause, triggers }: ClauseState): number {
  const isBroad = clause.tests.some((test) => test.lookups.some(({ by }) => by === 'any'));
  return triggers.size + (isBroad ? 8 : 0);
}
