import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePattern, createMatcher, safeParsePattern } from '../src/index.ts';

/** A generated pattern and event with the verdict of AWS's own matcher (event-ruler). */
interface OracleCase {
  readonly id: string;
  readonly op: string;
  readonly pattern: string;
  readonly event: string;
  readonly valid: boolean;
  readonly match: boolean;
  readonly message?: string;
}

const cases = readFileSync(new URL('oracle/patterns.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as OracleCase);
const operators = [...new Set(cases.map(({ op }) => op))].sort();

describe('agreement with AWS', () => {
  it('covers 3,000 cases of 34 kinds', () => {
    expect({ cases: cases.length, kinds: operators.length }).toEqual({ cases: 3_000, kinds: 34 });
  });

  it.each(operators)('gives the verdict and message of AWS in every %s case', (op) => {
    const ofOperator = cases.filter((each) => each.op === op);

    const verdicts = ofOperator.map(({ id, pattern, event }) => {
      const parsed = safeParsePattern(pattern);
      if (!parsed.success) {
        return { id, valid: false, match: false, message: parsed.error.message.split('\n')[0] };
      }
      return { id, valid: true, match: compilePattern(parsed.data).matchesText(event), message: undefined };
    });

    expect(verdicts).toEqual(
      ofOperator.map(({ id, valid, match, message }) => ({ id, valid, match, message })),
    );
  });

  it('gives the same verdicts for parsed events, but for numbers that a double cannot hold', () => {
    const valid = cases.filter((each) => each.valid && each.op !== 'exact-bignum');

    const differing = valid.filter(
      ({ pattern, event, match }) => compilePattern(pattern).matches(JSON.parse(event)) !== match,
    );

    expect(differing.map(({ id }) => id)).toEqual([]);
  });

  it('gives the same verdicts when all rules are in one matcher', () => {
    const valid = cases.filter((each) => each.valid);
    const matcher = createMatcher(valid.map(({ id, pattern }) => ({ id, pattern })));

    const missed = valid.filter(({ id, event, match }) => matcher.matchText(event).includes(id) !== match);

    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('explains each case that does not match and no other', () => {
    const valid = cases.filter((each) => each.valid && each.op !== 'exact-bignum');

    const wrong = valid.filter(({ pattern, event, match }) => {
      const [explanation] = createMatcher([{ id: 0, pattern }]).explain(JSON.parse(event));
      return explanation?.matched !== match;
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
