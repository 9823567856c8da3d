import { type ClauseOptions, findInconsistentClause } from './array-consistency.ts';
import type { ArrayElement } from './array-element.ts';
import { collectFields } from './collect-fields.ts';
import type { EventPattern, PatternBranch, PatternClause } from './event-pattern.ts';
import type { EventValue } from './event-value.ts';
import { addPath, createPathTree } from './path-tree.ts';
import { createClauseState, passesSomeTest } from './rule-state.ts';
import type { JsonValue } from './value-test.ts';

/**
 * Why a pattern matches or not. `path`, `wanted` and `found` are those of the first clause that fails, in the branch
 * that comes furthest. `found` holds the event's values at the path and is empty when the path is absent; when one of
 * them would do, it stands in another element of an array than the values that satisfy the clauses before.
 */
export type Explanation =
  | { readonly matched: true }
  | {
      readonly matched: false;
      readonly path: string;
      readonly wanted: readonly JsonValue[];
      readonly found: readonly JsonValue[];
    };

interface FoundValue {
  readonly value: EventValue;
  readonly element: ArrayElement | undefined;
}

/**
 * Says whether a pattern matches a parsed event and, if not, which clause fails.
 *
 * @example
 * ```ts
 * explainPattern(parsePattern('{"source":["busbar.shop"]}'), { source: 'other' });
 * //=> { matched: false, path: 'source', wanted: ['busbar.shop'], found: ['other'] }
 * ```
 */
export function explainPattern(pattern: EventPattern, event: unknown): Explanation {
  let furthest:
    | { readonly failed: number; readonly clause: PatternClause; readonly found: FoundValue[] }
    | undefined;
  for (const branch of pattern.branches) {
    const found = findValues(branch, event);
    const failed = findFailedClause(branch, found);
    if (failed === undefined) return { matched: true };
    if (furthest === undefined || failed > furthest.failed) {
      furthest = {
        failed,
        clause: branch.clauses[failed] as PatternClause,
        found: found[failed] as FoundValue[],
      };
    }
  }
  if (furthest === undefined) return { matched: true };
  return {
    matched: false,
    path: furthest.clause.path,
    wanted: furthest.clause.tests.map(({ wanted }) => wanted),
    found: furthest.found.map(({ value }) => toJsonValue(value)),
  };
}

function findValues({ clauses }: PatternBranch, event: unknown): FoundValue[][] {
  const tree = createPathTree();
  const found = clauses.map(({ path }) => {
    const values: FoundValue[] = [];
    addPath(tree, path).field = { path, visit: (value, element) => values.push({ value, element }) };
    return values;
  });
  collectFields(tree, event);
  return found;
}

function findFailedClause({ clauses }: PatternBranch, found: readonly FoundValue[][]): number | undefined {
  const options = clauses.map((clause, index) => toOptions(clause, found[index] as FoundValue[]));
  return findInconsistentClause(options);
}

function toOptions(clause: PatternClause, found: readonly FoundValue[]): ClauseOptions {
  const hits = found.filter(({ value }) => passesSomeTest(clause, value));
  return {
    ...toPlaces(hits),
    present: createClauseState(clause).allowsAbsence ? toPlaces(found) : undefined,
  };
}

function toPlaces(found: readonly FoundValue[]) {
  const elements = found.flatMap(({ element }) => (element === undefined ? [] : [element]));
  return { isFree: elements.length < found.length, elements };
}

function toJsonValue({ kind, text }: EventValue): JsonValue {
  if (kind === 'string') return text;
  return kind === 'number' ? Number(text) : text === 'null' ? null : text === 'true';
}
