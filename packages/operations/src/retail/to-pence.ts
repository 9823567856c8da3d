import Big from 'big.js';

/**
 * Turns pounds as written (`2.55`) into integer pence, rounding half up, a negative amount like the positive one. A
 * negative amount never becomes 0, so that a contract which demands at least 0 sees it.
 *
 * @returns `undefined` for text that is no decimal number, or more pence than a number holds exactly.
 *
 * @example
 * ```ts
 * toPence('2.675'); //=> 268
 * ```
 */
export function toPence(pounds: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(pounds)) return undefined;
  const exact = new Big(pounds).times(100);
  const rounded = exact.round(0, Big.roundHalfUp).toNumber();
  if (!Number.isSafeInteger(rounded)) return undefined;
  if (rounded !== 0) return rounded;
  return exact.lt(0) ? -1 : 0;
}
