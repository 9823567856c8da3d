import type { PatternBranch, PatternClause } from '../event-pattern.ts';
import type { JsonValue } from '../value-test.ts';
import { buildEvent, type EventField } from './build-event.ts';
import type { ArrayTest } from './event-arrays.ts';
import { allowsAbsence, findClauseValue, findCommonValue } from './overlap-clauses.ts';

/** An event that may match two branches, to be tried; or the proof that there is none. */
export type BranchOverlap =
  | { readonly overlaps: 'maybe'; readonly event: { readonly [key: string]: JsonValue } }
  | { readonly overlaps: 'no' }
  | { readonly overlaps: 'unknown'; readonly reason: string };

type FieldOverlap =
  /** One field serves both branches; without values it is left out. */
  | { readonly values: readonly JsonValue[] }
  /** The branches want it different: each in its own element of an array. */
  | { readonly isSplit: true }
  | 'none'
  | 'unknown';

const NO: BranchOverlap = { overlaps: 'no' };

/** Proves that no event matches two branches, or makes one that should. */
export function overlapBranches(a: PatternBranch, b: PatternBranch, mayBeArray: ArrayTest): BranchOverlap {
  const clausesA = new Map(a.clauses.map((clause) => [clause.path, clause]));
  const clausesB = new Map(b.clauses.map((clause) => [clause.path, clause]));
  const fields: EventField[] = [];
  const splits: string[] = [];
  let unknown: string | undefined;
  for (const path of new Set([...clausesA.keys(), ...clausesB.keys()])) {
    const overlap = overlapField(path, { a, b, mayBeArray }, clausesA.get(path), clausesB.get(path));
    if (overlap === 'none') return NO;
    if (overlap === 'unknown') unknown ??= path;
    else if ('isSplit' in overlap) splits.push(path);
    else if (overlap.values.length > 0) fields.push({ steps: path.split('.'), values: overlap.values });
  }
  if (unknown !== undefined) {
    return { overlaps: 'unknown', reason: `whether one value of "${unknown}" satisfies both is not decided` };
  }
  if (splits.length === 0) return { overlaps: 'maybe', event: buildEvent(fields) };
  return splitFields(fields, splits, { a, b, mayBeArray });
}

interface Branches {
  readonly a: PatternBranch;
  readonly b: PatternBranch;
  readonly mayBeArray: ArrayTest;
}

function overlapField(
  path: string,
  branches: Branches,
  clauseA: PatternClause | undefined,
  clauseB: PatternClause | undefined,
): FieldOverlap {
  const clauses = [clauseA, clauseB].filter((clause) => clause !== undefined);
  if (clauses.every(allowsAbsence)) return { values: [] };
  if (clauseA === undefined || clauseB === undefined) {
    const search = findClauseValue(clauses[0] as PatternClause);
    return typeof search === 'object' ? { values: [search.found] } : search;
  }
  const common = findCommonValue(clauseA, clauseB);
  if (typeof common === 'object') return { values: [common.found] };
  if (!path.split('.').some((_, index, steps) => branches.mayBeArray(toPath(steps, index + 1))))
    return common;
  const [valueA, valueB] = [findClauseValue(clauseA), findClauseValue(clauseB)];
  if (typeof valueA === 'object' && typeof valueB === 'object') {
    return branches.mayBeArray(path) ? { values: [valueA.found, valueB.found] } : { isSplit: true };
  }
  if (common === 'unknown' || valueA === 'unknown' || valueB === 'unknown') return 'unknown';
  // One of them wants absence alone, or nothing at all.
  return canBeAbsentIn(path, valueA === 'none' ? branches.a : branches.b, branches.mayBeArray)
    ? { isSplit: true }
    : 'none';
}

/**
 * Whether a branch may find a path absent that the event has: when a clause before it can choose an element of an array
 * around.
 */
function canBeAbsentIn(path: string, { clauses }: PatternBranch, mayBeArray: ArrayTest): boolean {
  const own = clauses.find((clause) => clause.path === path);
  if (own === undefined || !allowsAbsence(own)) return false;
  return clauses.some(
    (clause) => clause.path < path && toSharedArrays(clause.path, path, mayBeArray).length > 0,
  );
}

/** Paths of arrays that may stand around a path and in, or around, another. */
function toSharedArrays(other: string, path: string, mayBeArray: ArrayTest): readonly string[] {
  const steps = path.split('.');
  const others = other.split('.');
  const differing = steps.findIndex((step, index) => step !== others[index]);
  const shared = Math.min(differing < 0 ? steps.length : differing, steps.length - 1);
  return Array.from({ length: shared }, (_, index) => toPath(steps, index + 1)).filter(mayBeArray);
}

/** Gives each branch an element of its own in an array around the fields on which they differ. */
function splitFields(
  fields: readonly EventField[],
  splits: readonly string[],
  { a, b, mayBeArray }: Branches,
): BranchOverlap {
  const [first = ''] = splits;
  const steps = first.split('.');
  const arrays = steps.slice(0, -1).map((_, index) => toPath(steps, index + 1));
  const array = arrays.filter(mayBeArray).at(-1);
  const isInside = (path: string) => array !== undefined && (path === array || path.startsWith(`${array}.`));
  if (array === undefined || !splits.every(isInside)) {
    return {
      overlaps: 'unknown',
      reason: `"${first}" would have to differ between elements of several arrays`,
    };
  }
  const elements = [a, b].map(({ clauses }) =>
    toElement(
      clauses.filter(({ path }) => isInside(path)),
      array,
    ),
  );
  if (elements.some((element) => element === undefined)) {
    return { overlaps: 'unknown', reason: `no value is known for a field in "${array}"` };
  }
  const outside = fields.filter((field) => !isInside(field.steps.join('.')));
  const values = elements.flatMap((element) => element ?? []);
  return { overlaps: 'maybe', event: buildEvent([...outside, { steps: array.split('.'), values }]) };
}

/** What stands in an array for one branch: an object, and a plain value where a clause is about the array itself. */
function toElement(clauses: readonly PatternClause[], array: string): readonly JsonValue[] | undefined {
  const depth = array.split('.').length;
  const fields: EventField[] = [];
  const plain: JsonValue[] = [];
  for (const clause of clauses) {
    if (allowsAbsence(clause)) continue;
    const search = findClauseValue(clause);
    if (typeof search === 'string') return undefined;
    const steps = clause.path.split('.').slice(depth);
    // A plain value is free of the array's elements; in an array of its own it takes part in the choice.
    if (steps.length === 0) plain.push([search.found]);
    else fields.push({ steps, values: [search.found] });
  }
  return fields.length === 0 ? plain : [...plain, buildEvent(fields)];
}

function toPath(steps: readonly string[], length: number): string {
  return steps.slice(0, length).join('.');
}
