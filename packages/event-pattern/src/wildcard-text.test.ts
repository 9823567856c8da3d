import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWildcard } from './wildcard-text.ts';

describe('parseWildcard', () => {
  it('keeps escaped stars and backslashes as text', () => {
    expect(parseWildcard('a\\*b*\\\\').pieces).toEqual(['a*b', '\\']);
  });

  it.each([
    ['**', 'Consecutive wildcard characters at pos 1'],
    ['a**', 'Consecutive wildcard characters at pos 2'],
    ['\\', 'Invalid escape character at pos 1'],
    ['é\\n', 'Invalid escape character at pos 3'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseWildcard(text)).toThrow(new RangeError(reason));
  });

  it('matches what the same regular expression matches', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const wildcards = fc.array(
      letters.map((text) => text.slice(0, 2)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(wildcards, letters, (pieces, value) => {
        const text = pieces.join('*').replace(/\*+/g, '*');
        const expression = new RegExp(`^${text.replaceAll('*', '.*')}$`, 's');

        expect(parseWildcard(text).matches(value)).toBe(expression.test(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no more than moments for values that hang backtracking matchers', () => {
    const wildcard = parseWildcard(`${'a*'.repeat(200)}b`);

    const started = performance.now();
    const result = wildcard.matches('a'.repeat(100_000));

    expect(result).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
