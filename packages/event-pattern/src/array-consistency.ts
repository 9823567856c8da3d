import type { ArrayElement } from './array-element.ts';

/** What one clause allows: the places of its matching values. */
export interface ClauseOptions {
  /** A value outside all arrays matches. */
  readonly isFree: boolean;
  /** Elements that hold a matching value. */
  readonly elements: readonly ArrayElement[];
  /**
   * For a clause that also holds when the path is absent: places of the path's values, whatever they are.
   * Absence holds when none of them agrees with the elements chosen so far.
   */
  readonly present: { readonly isFree: boolean; readonly elements: readonly ArrayElement[] } | undefined;
}

/** Chosen elements: array numbers with the element's index, in ascending order of array numbers. */
type Choice = readonly number[];

/** Choices looked at per branch; reached only by events with many arrays under one repeated or dotted key. */
const MOST_CHOICES = 200_000;

const NO_CHOICE: Choice = [];

/**
 * Finds the first clause that cannot hold together with those before it, or undefined when all hold together.
 *
 * One element is chosen in each array; each clause must hold with the choice. Of each choice only what later clauses
 * can see is kept, so the work grows with the number of elements and not with combinations of them.
 */
export function findInconsistentClause(clauses: readonly ClauseOptions[]): number | undefined {
  const visibleLater = findVisibleLater(clauses);
  let choices: readonly Choice[] = [NO_CHOICE];
  let looked = 0;
  for (const [level, clause] of clauses.entries()) {
    const visible = visibleLater[level] as ReadonlySet<number>;
    const next = new Map<string, Choice>();
    const keep = (choice: Choice) => {
      const kept = project(choice, visible);
      next.set(kept.join(), kept);
    };
    const agreeing = createElementIndex(clause.elements);
    const agreeingPresent = clause.present && createElementIndex(clause.present.elements);
    for (const choice of choices) {
      const isAbsent =
        clause.present !== undefined &&
        !clause.present.isFree &&
        agreeingPresent !== undefined &&
        agreeingPresent(choice).next().done === true;
      if (clause.isFree || isAbsent) keep(choice);
      for (const merged of agreeing(choice)) {
        keep(merged);
        if (++looked > MOST_CHOICES) return level;
        if (visible.size === 0) break;
      }
    }
    if (next.size === 0) return level;
    choices = [...next.values()];
  }
  return undefined;
}

/** For each clause the arrays that clauses after it can see. */
function findVisibleLater(clauses: readonly ClauseOptions[]): readonly ReadonlySet<number>[] {
  const result: ReadonlySet<number>[] = [];
  let seen = new Set<number>();
  for (const { elements, present } of clauses.toReversed()) {
    result.push(seen);
    seen = new Set(seen);
    for (const element of [...elements, ...(present?.elements ?? [])]) {
      for (let each: ArrayElement | undefined = element; each !== undefined; each = each.parent) {
        if (seen.has(each.array)) break; // and so are those around it
        seen.add(each.array);
      }
    }
  }
  return result.reverse();
}

function project(choice: Choice, visible: ReadonlySet<number>): Choice {
  if (choice.length === 0 || visible.size === 0) return NO_CHOICE;
  const kept: number[] = [];
  for (let at = 0; at < choice.length; at += 2) {
    const array = choice[at] as number;
    if (visible.has(array)) kept.push(array, choice[at + 1] as number);
  }
  return kept;
}

/** Gives the merged choice for each element that agrees with a choice, without trying all elements. */
function createElementIndex(elements: readonly ArrayElement[]): (choice: Choice) => Generator<Choice> {
  const paths = elements.map(toPath);
  let byArray: Map<number, Map<number, Choice[]>> | undefined;
  const elsewhere = new Map<number, readonly Choice[]>();

  function index(): Map<number, Map<number, Choice[]>> {
    if (byArray !== undefined) return byArray;
    byArray = new Map();
    for (const path of paths) {
      for (let at = 0; at < path.length; at += 2) {
        const array = path[at] as number;
        let byIndex = byArray.get(array);
        if (byIndex === undefined) {
          byIndex = new Map();
          byArray.set(array, byIndex);
        }
        const found = byIndex.get(path[at + 1] as number);
        if (found === undefined) byIndex.set(path[at + 1] as number, [path]);
        else found.push(path);
      }
    }
    return byArray;
  }

  return function* agreeing(choice) {
    // The innermost chosen array that these elements know narrows them most.
    for (let at = choice.length - 2; at >= 0; at -= 2) {
      const array = choice[at] as number;
      const byIndex = index().get(array);
      if (byIndex === undefined) continue;
      let others = elsewhere.get(array);
      if (others === undefined) {
        others = paths.filter((path) => !hasArray(path, array));
        elsewhere.set(array, others);
      }
      yield* mergeAll(choice, byIndex.get(choice[at + 1] as number) ?? []);
      yield* mergeAll(choice, others);
      return;
    }
    yield* mergeAll(choice, paths);
  };
}

function* mergeAll(choice: Choice, paths: readonly Choice[]): Generator<Choice> {
  for (const path of paths) {
    const merged = merge(choice, path);
    if (merged !== undefined) yield merged;
  }
}

/** Joins two choices, or gives undefined when they take different elements of one array. */
function merge(a: Choice, b: Choice): Choice | undefined {
  if (a.length === 0) return b;
  const merged: number[] = [];
  let inA = 0;
  let inB = 0;
  while (inA < a.length || inB < b.length) {
    const arrayA = a[inA] ?? Number.POSITIVE_INFINITY;
    const arrayB = b[inB] ?? Number.POSITIVE_INFINITY;
    if (arrayA === arrayB && a[inA + 1] !== b[inB + 1]) return undefined;
    const array = Math.min(arrayA, arrayB);
    merged.push(array, (arrayA === array ? a[inA + 1] : b[inB + 1]) as number);
    if (arrayA === array) inA += 2;
    if (arrayB === array) inB += 2;
  }
  return merged;
}

function toPath(element: ArrayElement): Choice {
  const path: number[] = [];
  for (let each: ArrayElement | undefined = element; each !== undefined; each = each.parent) {
    path.unshift(each.array, each.index);
  }
  return path;
}

function hasArray(path: Choice, array: number): boolean {
  for (let at = 0; at < path.length; at += 2) if (path[at] === array) return true;
  return false;
}
