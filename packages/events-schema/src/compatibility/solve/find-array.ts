import type { Json } from '../../generate/json-pointer.ts';
import { type BrokenRule, none, type Outcome, unknown } from '../outcome.ts';
import { demandsOf, itemSchemas, prefixLength } from './field-schemas.ts';
import { breaks, holds, type Search, type Signed, type State } from './goal.ts';

/** An item that must be there at one of some places, with what it must be. */
interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly goals: readonly Signed[];
  /** Items of one group must stand at different places. */
  readonly group?: number;
}

/** Item goals by index. */
type Placed = ReadonlyMap<number, readonly { readonly goals: readonly Signed[]; readonly group?: number }[]>;

const mostItems = 2000;
const mostSpread = 4;

/** Finds an array, or proves that there is none. */
export function findArray(search: Search, state: State): Outcome {
  const { positives, demands } = state;
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  let unique = false;
  for (const { schema } of positives) {
    if (typeof schema === 'boolean') continue;
    if (typeof schema.minItems === 'number') least = Math.max(least, schema.minItems);
    if (typeof schema.maxItems === 'number') most = Math.min(most, schema.maxItems);
    if (schema.uniqueItems === true) unique = true;
  }
  for (const { count } of demandsOf(demands, 'atLeast')) least = Math.max(least, count);
  for (const { count } of demandsOf(demands, 'atMost')) most = Math.min(most, count);
  if (least > most) return none;
  const duplicate = demands.some((demand) => demand.is === 'duplicate');
  if (duplicate && unique) return none;
  if (least > mostItems) return unknown(`an example would need ${least} items`);
  const undecided = demands.find((demand) => demand.is === 'undecided');
  const everyItem = demandsOf(demands, 'everyItem');
  const contained = demandsOf(demands, 'contains');
  const items = demandsOf(demands, 'item');
  /** From here on all items are alike. */
  const alike = Math.max(
    0,
    ...positives.map(prefixLength),
    ...everyItem.map(({ from }) => from),
    ...items.map(({ from, to }) => (to === from ? to + 1 : from)),
  );

  const goalAt = (index: number): readonly Signed[] => [
    ...positives.flatMap((positive) => itemSchemas(search.space, positive, index).map(holds)),
    ...everyItem.flatMap(({ from, goal }) => (index >= from ? [goal] : [])),
  ];

  const build = (placed: Placed, length: number, rest: readonly Signed[][]): Outcome => {
    search.spend();
    if (length > most) return none;
    const value: Json[] = [];
    let doubt = undecided?.why;
    let rule: BrokenRule | undefined;
    for (let index = 0; index < length; index += 1) {
      const here = placed.get(index) ?? [];
      const unplaced = rest.flatMap((goals, group) =>
        here.some((each) => each.group === group) ? [] : goals,
      );
      const goal = [...goalAt(index), ...here.flatMap(({ goals }) => goals), ...unplaced];
      const plain = search.solve(goal);
      if (plain.kind === 'none') return none;
      if (plain.kind === 'unknown') {
        doubt ??= plain.why;
        rule ??= plain.rule;
        continue;
      }
      const before = unique ? value.map((item) => breaks(search.space.node({ enum: [item] }, {}))) : [];
      const outcome = before.length === 0 ? plain : search.solve([...goal, ...before]);
      if (outcome.kind !== 'found') doubt ??= 'too few different items were found';
      else value.push(outcome.value);
      rule ??= plain.rule;
    }
    const named = rule === undefined ? {} : { rule };
    return doubt === undefined ? { kind: 'found', value, ...named } : { ...unknown(doubt), ...named };
  };

  const place = (wanted: readonly Wanted[], placed: Placed, rest: readonly Signed[][]): Outcome => {
    const [next, ...later] = wanted;
    if (next === undefined) {
      const needed = Math.max(least, ...[...placed.keys()].map((index) => index + 1));
      if (!duplicate) return build(placed, needed, rest);
      return buildWithPair(placed, needed, rest);
    }
    let doubt: Outcome = none;
    const last = Math.min(next.to, Math.max(alike, next.from) + wantedCount - 1);
    for (let index = next.from; index <= last; index += 1) {
      search.spend();
      const here = placed.get(index) ?? [];
      if (next.group !== undefined && here.some(({ group }) => group === next.group)) continue;
      const { goals, group } = next;
      const entry = group === undefined ? { goals } : { goals, group };
      const outcome = place(later, new Map(placed).set(index, [...here, entry]), rest);
      if (outcome.kind === 'found') return outcome;
      if (outcome.kind === 'unknown') doubt = outcome;
    }
    return doubt;
  };

  /** Two items that are the same: what both places ask for, found once. */
  const buildWithPair = (placed: Placed, needed: number, rest: readonly Signed[][]): Outcome => {
    let doubt: Outcome = none;
    const last = Math.max(alike + 1, ...[...placed.keys()].map((index) => index + 1), 1);
    for (let second = 1; second <= last; second += 1) {
      for (let first = 0; first < second; first += 1) {
        const pair = [first, second].flatMap((index) => [
          ...goalAt(index),
          ...(placed.get(index) ?? []).flatMap(({ goals }) => goals),
          ...rest.flatMap((goals, group) =>
            placed.get(index)?.some((each) => each.group === group) ? [] : goals,
          ),
        ]);
        const both = search.solve(pair);
        if (both.kind === 'unknown') doubt = both;
        if (both.kind !== 'found') continue;
        const same = { goals: [holds(search.space.node({ enum: [both.value] }, {}))] };
        const paired = new Map(placed)
          .set(first, [...(placed.get(first) ?? []), same])
          .set(second, [...(placed.get(second) ?? []), same]);
        const outcome = build(paired, Math.max(needed, second + 1), rest);
        if (outcome.kind === 'found') return outcome;
        if (outcome.kind === 'unknown') doubt = outcome;
      }
    }
    return doubt;
  };

  /** How many items satisfy each `contains`: every number from its least to its most. */
  const counts = contained.map(({ min, max }) =>
    max === Number.POSITIVE_INFINITY
      ? [{ count: min, exact: false }]
      : Array.from({ length: Math.max(0, Math.min(max, min + mostSpread) - min + 1) }, (_, i) => ({
          count: min + i,
          exact: true,
        })),
  );
  const truncated = contained.some(
    ({ min, max }) => max !== Number.POSITIVE_INFINITY && max > min + mostSpread,
  );
  let wantedCount = items.length + 1;
  let doubt: Outcome = truncated ? unknown('contains allows too many different counts') : none;
  for (const combination of product(counts)) {
    const total = combination.reduce((sum, { count }) => sum + count, 0);
    if (total > 50) {
      doubt = unknown('contains asks for too many items');
      continue;
    }
    wantedCount = items.length + total + 1;
    const wanted: Wanted[] = [
      ...items.map(({ from, to, goal }) => ({ from, to, goals: [goal] })),
      ...combination.flatMap(({ count }, group) =>
        Array.from({ length: count }, () => ({
          from: 0,
          to: Number.POSITIVE_INFINITY,
          goals: [holds(contained[group]!.goal)],
          group,
        })),
      ),
    ];
    const rest = combination.map(({ exact }, group) => (exact ? [breaks(contained[group]!.goal)] : []));
    const outcome = place(wanted, new Map(), rest);
    if (outcome.kind === 'found') return outcome;
    if (outcome.kind === 'unknown') doubt = outcome;
  }
  return doubt;
}

function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((each) => [...row, each])),
    [[]],
  );
}
