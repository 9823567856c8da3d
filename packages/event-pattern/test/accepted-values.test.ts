import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EventValue, safeParsePattern, type ValueTest } from '../src/index.ts';
import { isEmptyRange, anyNumber, intersectRanges, toNumberRanges } from '../src/values/number-range.ts';
import { createTestAutomata } from '../src/values/test-texts.ts';
import { acceptsText } from '../src/values/text-automaton.ts';

const patterns = readFileSync(new URL('oracle/patterns.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(
    (line) =>
      JSON.parse(line) as { readonly pattern: string; readonly event: string; readonly valid: boolean },
  )
  .filter(({ valid }) => valid);

/** Strings and numbers of an event, and what it takes to miss them by little. */
function leavesOf(event: string): readonly (string | number)[] {
  const texts = [...event.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([quoted]) => JSON.parse(quoted) as string);
  const numbers = [...event.matchAll(/-?\d+(?:\.\d+)?/g)]
    .map(([number]) => Number(number))
    .filter(Number.isSafeInteger);
  return [
    ...texts,
    ...texts.map((text) => text.slice(1)),
    ...texts.map((text) => text.toUpperCase()),
    ...numbers,
  ];
}

function createTextTest({ accepts }: ValueTest): (text: string) => boolean {
  const automata = createTestAutomata(accepts.texts);
  return (text) => automata?.some((automaton) => acceptsText(automaton, text)) ?? true;
}

function describesNumber({ accepts }: ValueTest, number: number): boolean {
  const ranges = toNumberRanges(accepts.numbers);
  const point = { ...anyNumber, from: number, to: number };
  return ranges === 'unknown' || ranges.some((range) => !isEmptyRange(intersectRanges(range, point)));
}

describe('what a test accepts, as data', () => {
  it('agrees with what it matches in every member of 3,000 patterns', () => {
    let compared = 0;
    const wrong: unknown[] = [];

    for (const { pattern, event } of patterns) {
      const parsed = safeParsePattern(pattern);
      const tests = parsed.success
        ? parsed.data.branches.flatMap(({ clauses }) => clauses.flatMap((each) => each.tests))
        : [];
      for (const test of tests) {
        const describesText = createTextTest(test);
        // Addresses are described by more than they are.
        const isWide = typeof test.accepts.texts === 'object' && 'addresses' in test.accepts.texts;
        for (const leaf of leavesOf(event)) {
          const isText = typeof leaf === 'string';
          const value = isText ? new EventValue('string', leaf) : new EventValue('number', undefined, leaf);
          const isDescribed = isText ? describesText(leaf) : describesNumber(test, leaf);
          const isMatched = test.matches(value);
          compared++;
          const isSpelling = typeof test.accepts.numbers === 'object' && 'nearest' in test.accepts.numbers;
          if (isWide || isSpelling ? isMatched && !isDescribed : isMatched !== isDescribed)
            wrong.push({ wanted: test.wanted, leaf });
        }
      }
    }

    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
  }, 60_000);
});
