import { describe, expect, it } from 'vitest';
import { matchesWildcard } from './wildcard.ts';

describe('matchesWildcard', () => {
  it.each([
    ['*', '', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*b*b*', 'abab', true],
    ['', '', true],
    ['', 'a', false],
    ['a.c', 'abc', false],
  ])('%j on %j is %s', (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches);
  });

  it('answers a pattern of 2,000 wildcards on 2,000 characters', () => {
    expect(matchesWildcard(`${'*a'.repeat(2_000)}b`, 'a'.repeat(2_000))).toBe(false);
  });
});
