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

/**
 * Choices looked at for one branch before it is given up. Only clauses whose paths interleave arrays inside arrays need
 * more than one an element.
 */
const MOST_CHOICES = 100_000;
const CHOICES_PER_ELEMENT = 4;

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
  let choicesLeft = clauses.reduce(
    (most, { elements }) => most + CHOICES_PER_ELEMENT * elements.length,
    MOST_CHOICES,
  );
  for (const [level, clause] of clauses.entries()) {
    const visible = visibleLater[level] as ReadonlySet<number>;
    const next = new Map<string, Choice>();
    const keep = (choice: Choice) => {
      const kept = project(choice, visible);
      next.set(kept.join(), kept);
    };
    const elements = createElementTree(clause.elements);
    const present = createElementTree(clause.present?.elements ?? []);
    for (const choice of choices) {
      const isAbsent = clause.present?.isFree === false && findAgreeing(present, choice).next().done === true;
      if (clause.isFree || isAbsent) keep(choice);
      for (const element of findAgreeing(elements, choice)) {
        keep(merge(choice, element));
        if (--choicesLeft < 0) return level;
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

/** A clause's elements as they lie in one another. */
interface ElementNode {
  /** The element itself as a choice, if it holds a value of the clause. */
  choice: Choice | undefined;
  /** Arrays directly inside, with their elements by index. */
  readonly arrays: Map<number, Map<number, ElementNode>>;
}

function createElementTree(elements: readonly ArrayElement[]): ElementNode {
  const root: ElementNode = { choice: undefined, arrays: new Map() };
  const nodes = new Map<ArrayElement, ElementNode>();

  function toNode(element: ArrayElement): ElementNode {
    const known = nodes.get(element);
    if (known !== undefined) return known;
    const { arrays } = element.parent === undefined ? root : toNode(element.parent);
    let byIndex = arrays.get(element.array);
    if (byIndex === undefined) {
      byIndex = new Map();
      arrays.set(element.array, byIndex);
    }
    const node: ElementNode = { choice: undefined, arrays: new Map() };
    byIndex.set(element.index, node);
    nodes.set(element, node);
    return node;
  }

  for (const element of elements) toNode(element).choice ??= toChoice(element);
  return root;
}

/** Gives the elements that agree with a choice; of an array that is chosen in it only one element is entered. */
function* findAgreeing(root: ElementNode, choice: Choice): Generator<Choice> {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.choice !== undefined) yield node.choice;
    for (const [array, byIndex] of node.arrays) {
      const chosen = toChosenIndex(choice, array);
      const only = chosen === undefined ? undefined : byIndex.get(chosen);
      if (chosen === undefined) for (const element of byIndex.values()) open.push(element);
      else if (only !== undefined) open.push(only);
    }
  }
}

function toChosenIndex(choice: Choice, array: number): number | undefined {
  for (let at = 0; at < choice.length; at += 2) if (choice[at] === array) return choice[at + 1];
  return undefined;
}

/** Joins two choices that agree. */
function merge(a: Choice, b: Choice): Choice {
  if (a.length === 0) return b;
  const merged: number[] = [];
  let inA = 0;
  let inB = 0;
  while (inA < a.length || inB < b.length) {
    const arrayA = a[inA] ?? Number.POSITIVE_INFINITY;
    const arrayB = b[inB] ?? Number.POSITIVE_INFINITY;
    merged.push(Math.min(arrayA, arrayB), (arrayA <= arrayB ? a[inA + 1] : b[inB + 1]) as number);
    if (arrayA <= arrayB) inA += 2;
    if (arrayB <= arrayA) inB += 2;
  }
  return merged;
}

function toChoice(element: ArrayElement): Choice {
  const { parent, array, index } = element;
  return parent === undefined ? [array, index] : [...toChoice(parent), array, index];
}
