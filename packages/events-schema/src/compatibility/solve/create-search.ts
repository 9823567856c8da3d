import { none, type Outcome, unknown, withRule } from '../outcome.ts';
import type { SchemaSpace } from '../schema-space.ts';
import { findArray } from './find-array.ts';
import { findNumber } from './find-number.ts';
import { findObject } from './find-object.ts';
import { findString } from './find-string.ts';
import { consequencesOf } from './hold.ts';
import { waysToBreak } from './break.ts';
import {
  isDemand,
  type JsonType,
  jsonTypes,
  type Search,
  SearchExhausted,
  type Signed,
  type State,
  type Step,
  type Way,
} from './goal.ts';
import { allowsLiteral } from './literal-schema.ts';
import { fateOf } from './way-fate.ts';

/** Finds documents: given schemas that must hold and schemas that must not, a document or the proof that none is. */
export function createSearch(space: SchemaSpace, budget: number): Search & { restart(): void } {
  let left = budget;
  const proven = new Map<string, Outcome>();
  const reporting = new Map<string, Outcome>();
  const underway = new Map<string, number>();
  /** The outermost goal under way that an outcome of now rests on. */
  let restsOn = Number.POSITIVE_INFINITY;

  const search: Search & { restart(): void } = {
    space,
    excluded: new Set(),
    restart() {
      left = budget;
      reporting.clear();
      underway.clear();
      restsOn = Number.POSITIVE_INFINITY;
    },
    spend() {
      left -= 1;
      if (left < 0) throw new SearchExhausted();
    },
    solve(goal) {
      const wanted = simplify(goal);
      if (wanted === undefined) return none;
      const key = wanted.map(
        ({ holds, node, place }) => `${holds ? '+' : '-'}${node.id}${place?.pointer ?? ''}`,
      );
      const text = key.sort().join(' ');
      const memo = wanted.some(({ place }) => place !== undefined) ? reporting : proven;
      const known = memo.get(text);
      if (known !== undefined) return known;
      const entered = underway.get(text);
      if (entered !== undefined) {
        // The smallest document for a goal holds no smaller one for the same goal.
        restsOn = Math.min(restsOn, entered);
        return none;
      }
      const depth = underway.size;
      const outer = restsOn;
      restsOn = Number.POSITIVE_INFINITY;
      underway.set(text, depth);
      const outcome = solveByType(search, wanted);
      underway.delete(text);
      const free = restsOn >= depth;
      if (free || outcome.kind === 'found') memo.set(text, outcome);
      restsOn = Math.min(outer, free ? Number.POSITIVE_INFINITY : restsOn);
      return outcome;
    },
  };
  return search;
}

/** @returns `undefined` when nothing can satisfy the goal. */
function simplify(goal: readonly Signed[]): readonly Signed[] | undefined {
  const signs = new Map<number, Signed>();
  for (const signed of goal) {
    const { holds, node } = signed;
    if (node.schema === !holds) return undefined;
    if (node.schema === holds && (holds || signed.place === undefined)) continue;
    const known = signs.get(node.id);
    if (known !== undefined && known.holds !== holds) return undefined;
    signs.set(node.id, known?.place === undefined ? signed : known);
  }
  return [...signs.values()];
}

function solveByType(search: Search, goal: readonly Signed[]): Outcome {
  let undecided: Outcome = none;
  for (const type of jsonTypes) {
    const state: State = { type, signs: new Map(), positives: [], demands: [], pending: [] };
    if (!goal.every((step) => apply(search, state, step))) continue;
    const outcome = settle(search, state);
    if (outcome.kind === 'found') return outcome;
    if (outcome.kind === 'unknown') undecided = outcome;
  }
  return undecided;
}

/** Adds a step with what follows from it. @returns `false` when it contradicts the state. */
function apply(search: Search, state: State, step: Step): boolean {
  if (isDemand(step)) {
    state.demands.push(step);
    return true;
  }
  const known = state.signs.get(step.node.id);
  if (known !== undefined && (known === step.holds ? step.place === undefined : true))
    return known === step.holds;
  state.signs.set(step.node.id, step.holds);
  if (!step.holds) {
    const ways = waysToBreak(search, step.node, state.type, step.place);
    state.pending.push(ways);
    return ways.length > 0;
  }
  const { steps, pending } = consequencesOf(search, step.node, state.type);
  state.positives.push(step.node);
  state.pending.push(...pending);
  return steps.every((each) => apply(search, state, each));
}

function settle(search: Search, state: State): Outcome {
  search.spend();
  const open: (readonly Way[])[] = [];
  for (const ways of state.pending) {
    const fates = ways.map((way) => ({ way, fate: fateOf(search, state, way) }));
    // A rule that is to be reported is not passed over for one that breaks by itself.
    const free = fates.find(({ way, fate }) => fate === 'given' && way.rule === undefined);
    if (free !== undefined && !ways.some(({ rule }) => rule !== undefined)) continue;
    const possible = fates.filter(({ fate }) => fate !== 'impossible').map(({ way }) => way);
    if (possible.length === 0) return none;
    open.push(possible);
  }
  if (open.length === 0) return withRule(findByType[state.type](search, state), state.rule);

  const next = open.reduce((fewest, ways) => (ways.length < fewest.length ? ways : fewest));
  const pending = open.filter((ways) => ways !== next);
  let undecided: Outcome = none;
  for (const { steps, rule } of next) {
    const branch: State = {
      type: state.type,
      signs: new Map(state.signs),
      positives: [...state.positives],
      demands: [...state.demands],
      pending: [...pending],
      rule: state.rule ?? rule,
    };
    if (!steps.every((step) => apply(search, branch, step))) continue;
    const outcome = settle(search, branch);
    if (outcome.kind === 'found') return outcome;
    if (outcome.kind === 'unknown' && undecided.kind === 'none') undecided = outcome;
  }
  return undecided;
}

const findByType: Readonly<Record<JsonType, (search: Search, state: State) => Outcome>> = {
  object: findObject,
  array: findArray,
  string: findString,
  number: findNumber,
  boolean: (_, { positives, demands }) => findListed([false, true], positives, demands),
  null: (_, { positives, demands }) => findListed([null], positives, demands),
};

function findListed(
  values: readonly (boolean | null)[],
  positives: State['positives'],
  demands: State['demands'],
): Outcome {
  const value = values.find((each) => allowsLiteral(positives, demands, each));
  if (value === undefined) return none;
  const undecided = demands.find((demand) => demand.is === 'undecided');
  return undecided === undefined ? { kind: 'found', value } : unknown(undecided.why);
}
