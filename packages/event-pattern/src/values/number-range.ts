import type { AcceptedNumbers } from '../accepted-values.ts';
import { createAddressDigitsAutomaton, numberText } from './address-text.ts';
import { findText } from './find-text.ts';
import { createTextAutomaton } from './text-automaton.ts';

/** Numbers between two ends, but for some. */
export interface NumberRange {
  readonly from: number;
  readonly isFromOpen: boolean;
  readonly to: number;
  readonly isToOpen: boolean;
  readonly isInteger: boolean;
  readonly excluded: readonly number[];
}

/** Every number. */
export const anyNumber: NumberRange = {
  from: Number.NEGATIVE_INFINITY,
  isFromOpen: false,
  to: Number.POSITIVE_INFINITY,
  isToOpen: false,
  isInteger: false,
  excluded: [],
};

/**
 * Gives ranges that hold every number that a test accepts; `unknown` when the test depends on spelling.
 */
export function toNumberRanges(numbers: AcceptedNumbers): readonly NumberRange[] | 'unknown' {
  if (numbers === 'all') return [anyNumber];
  if (numbers === 'none') return [];
  if ('nearest' in numbers) return 'unknown';
  if ('addresses' in numbers) {
    const spelling = createTextAutomaton(numberText);
    if (spelling === undefined) return 'unknown';
    return findText([spelling, createAddressDigitsAutomaton(numbers.addresses)]) === 'none' ? [] : 'unknown';
  }
  if ('from' in numbers) return [{ ...numbers, isInteger: false, excluded: [] }];
  const { points, isExcluded } = numbers;
  if (isExcluded) return [{ ...anyNumber, excluded: points }];
  return points.map((point) => ({ ...anyNumber, from: point, to: point }));
}

/** Numbers that two ranges share. */
export function intersectRanges(a: NumberRange, b: NumberRange): NumberRange {
  const low = a.from > b.from ? a : b;
  const high = a.to < b.to ? a : b;
  return {
    from: low.from,
    isFromOpen: a.from === b.from ? a.isFromOpen || b.isFromOpen : low.isFromOpen,
    to: high.to,
    isToOpen: a.to === b.to ? a.isToOpen || b.isToOpen : high.isToOpen,
    isInteger: a.isInteger || b.isInteger,
    excluded: [...a.excluded, ...b.excluded],
  };
}

/**
 * Whether it is proved that a range holds no number. Beyond the integers that doubles hold exactly one double stands for
 * several numbers, so that nothing is proved by leaving some out.
 */
export function isEmptyRange({ from, isFromOpen, to, isToOpen, isInteger, excluded }: NumberRange): boolean {
  if (from > to) return true;
  const isExact = Math.abs(from) <= Number.MAX_SAFE_INTEGER && Math.abs(to) <= Number.MAX_SAFE_INTEGER;
  if (from === to) {
    if (isFromOpen || isToOpen || (isInteger && !Number.isInteger(from))) return true;
    return isExact && excluded.includes(from);
  }
  if (!isInteger) return false;
  const first = isFromOpen ? Math.floor(from) + 1 : Math.ceil(from);
  const last = isToOpen ? Math.ceil(to) - 1 : Math.floor(to);
  if (first > last) return isExact;
  if (!isExact || last - first >= excluded.length) return false;
  for (let each = first; each <= last; each++) if (!excluded.includes(each)) return false;
  return true;
}

/** Some numbers of a range to try, the plainest first. */
export function sampleRange(range: NumberRange): readonly number[] {
  const { from, to } = range;
  const middle = Number.isFinite(from) && Number.isFinite(to) ? from / 2 + to / 2 : 0;
  const quarters = [from / 2 + middle / 2, middle / 2 + to / 2];
  const near = [from, to, middle, ...quarters, ...range.excluded].flatMap((each) => [
    each,
    each + 1,
    each - 1,
  ]);
  const integers = near.flatMap((each) => [Math.ceil(each), Math.floor(each)]);
  const isInside = (each: number) =>
    Number.isFinite(each) &&
    (range.isFromOpen ? each > from : each >= from) &&
    (range.isToOpen ? each < to : each <= to) &&
    (!range.isInteger || Number.isInteger(each)) &&
    !range.excluded.includes(each);
  return [...new Set([0, 1, ...integers, ...near])].map((each) => (each === 0 ? 0 : each)).filter(isInside);
}
