import { describe, expect, it } from 'vitest';
import { toComparableNumber } from './comparable-number.ts';

describe('toComparableNumber', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['0.000', 0],
    ['1.0e1', 10],
    ['0.1', 0.1],
    ['0.10', 0.1],
    ['-122.42916360922355', -122.42916360922355],
    ['9007199254740992', 9_007_199_254_740_992],
    ['12345678901234567000', 12_345_678_901_234_567_000],
    ['1e22', 1e22],
    ['1.7976931348623157E308', Number.MAX_VALUE],
  ])('reads %s', (text, expected) => {
    expect(toComparableNumber(text)).toBe(expected);
  });

  it.each([['9007199254740993'], ['12345678901234567890'], ['0.1000000000000000055'], ['1e400'], ['1e-400']])(
    'has no double for %s',
    (text) => {
      expect(toComparableNumber(text)).toBeNaN();
    },
  );
});
