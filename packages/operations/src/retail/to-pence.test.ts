import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPence } from './to-pence.ts';

describe('toPence', () => {
  it.each([
    ['2.55', 255],
    ['0', 0],
    ['0.00', 0],
    ['27.5', 2_750],
    ['007.10', 710],
    ['13541.33', 1_354_133],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('turns %s pounds into %d pence', (pounds, pence) => {
    expect(toPence(pounds)).toBe(pence);
  });

  it.each([
    ['0.125', 13],
    ['2.675', 268],
    ['1.005', 101],
    ['0.005', 1],
    ['0.0049', 0],
    ['0.1249999999999999999', 12],
  ])('rounds %s pounds half up to %d pence', (pounds, pence) => {
    expect(toPence(pounds)).toBe(pence);
  });

  it.each([
    ['-2.55', -255],
    ['-2.675', -268],
    ['-0.121', -12],
    ['-11062.06', -1_106_206],
  ])('rounds %s pounds like the positive amount to %d pence', (pounds, pence) => {
    expect(toPence(pounds)).toBe(pence);
  });

  it('keeps an amount just below 0 below 0', () => {
    expect(toPence('-0.001')).toBe(-1);
  });

  it('knows no negative zero', () => {
    expect(toPence('-0.00')).toBe(0);
  });

  it.each(['', ' ', '1,000.00', '£1', '1e3', '.5', '5.', '+1', 'NaN', '90071992547409.92'])(
    'reads nothing from "%s"',
    (pounds) => {
      expect(toPence(pounds)).toBeUndefined();
    },
  );

  it('gives back any whole number of pence', () => {
    const pence = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(pence, (each) => {
        const text = `${Math.floor(each / 100)}.${String(each % 100).padStart(2, '0')}`;
        expect(toPence(text)).toBe(each);
      }),
      { seed: 1 },
    );
  });
});
