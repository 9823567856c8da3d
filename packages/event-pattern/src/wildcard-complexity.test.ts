import { describe, expect, it } from 'vitest';
import { toWildcardComplexity } from './wildcard-complexity.ts';
import { parseWildcard } from './wildcard-text.ts';

const complexity = (...texts: string[]) => toWildcardComplexity(texts.map(parseWildcard));

describe('toWildcardComplexity', () => {
  it.each([
    ['no star', 0],
    ['*', 2],
    ['a*', 2],
    ['*a*', 3],
    ['*:*:*:*:*', 9],
    ['*:*:*:*:*:event-bus/*', 11],
    ['/Users/*/dir/dir/dir/dir/dir/doc.txt', 7],
    ['*abababababab', 7],
    ['a*b*c*d*e*f*g*h*i*j*k', 11],
    [`*${'a'.repeat(4_000)}`, 4_001],
  ])('finds that %s has a complexity of %i', (text, expected) => {
    expect(complexity(text)).toBe(expected);
  });

  it('adds up wildcards that can begin alike and no others', () => {
    expect(complexity('*a*', '*a*')).toBe(6);
    expect(complexity('a*b', 'ab*c')).toBe(3);
    expect(complexity('a*b', 'x*b')).toBe(2);
    expect(complexity()).toBe(0);
  });
});
