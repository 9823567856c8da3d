import { dropTrailing } from './drop-trailing.ts';

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const EXPONENT = /[eE]/;
/** A decimal with so few characters has at most 15 digits, and a double holds any such exactly. */
const ALWAYS_EXACT = 15;

/**
 * Reads a JSON number as the double that AWS compares, or NaN when a double cannot hold it exactly.
 *
 * "Exactly" is AWS's reading: the double, printed with as few digits as identify it, has the value that was
 * written (`0.1` and `1.0e1` do, `9007199254740993` and `1e400` do not). Such numbers still equal the same
 * spelling.
 *
 * @see https://github.com/aws/event-ruler/blob/main/README.md
 */
export function toComparableNumber(text: string): number {
  const number = Number(text);
  if (text.length <= ALWAYS_EXACT && !EXPONENT.test(text)) return number === 0 ? 0 : number;
  if (!Number.isFinite(number)) return Number.NaN;
  const printed = String(number);
  if (printed === text) return number;
  const exact = toDecimal(text) === toDecimal(printed);
  return exact ? (number === 0 ? 0 : number) : Number.NaN;
}

/** Writes a number's value as sign, digits without outer zeros, and a power of ten. */
function toDecimal(text: string): string | undefined {
  const parts = NUMBER.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = dropTrailing(digits, '0');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}
