import type { PatternClause } from '../event-pattern.ts';
import type { ValueTest } from '../value-test.ts';
import type { Search } from '../values/find-text.ts';
import { findValue, type LeafValue } from '../values/find-value.ts';

/** Pairs of members of two clauses beyond which no proof is tried. */
const MOST_PAIRS = 10_000;

/** Whether a clause also holds when its path is absent. */
export function allowsAbsence({ tests }: PatternClause): boolean {
  return tests.some(({ accepts }) => accepts.isAbsenceAccepted);
}

/** Looks for a value that a clause accepts. */
export function findClauseValue({ tests }: PatternClause): Search<LeafValue> {
  return findFirst(tests.map((test) => [test]));
}

/** Looks for a value that two clauses accept. */
export function findCommonValue(a: PatternClause, b: PatternClause): Search<LeafValue> {
  const isPlainA = a.tests.every(isPlain);
  const isPlainB = b.tests.every(isPlain);
  if (isPlainA && isPlainB) return findSharedText(a, b);
  if (a.tests.length * b.tests.length > MOST_PAIRS) return 'unknown';
  return findFirst(a.tests.flatMap((testA) => b.tests.map((testB) => [testA, testB])));
}

function findFirst(ways: readonly (readonly ValueTest[])[]): Search<LeafValue> {
  let isUnknown = false;
  for (const way of ways) {
    const search = findValue(way);
    if (typeof search === 'object') return search;
    isUnknown ||= search === 'unknown';
  }
  return isUnknown ? 'unknown' : 'none';
}

/** Whether a test accepts one string and nothing else. */
function isPlain(test: ValueTest): boolean {
  return toPlainText(test) !== undefined;
}

function toPlainText({ lookups }: ValueTest): string | undefined {
  const [lookup] = lookups;
  return lookups.length === 1 && lookup?.by === 'text' ? lookup.text : undefined;
}

function findSharedText(a: PatternClause, b: PatternClause): Search<LeafValue> {
  const texts = new Set(a.tests.map(toPlainText));
  const found = b.tests.map(toPlainText).find((text) => texts.has(text));
  return found === undefined ? 'none' : { found };
}
