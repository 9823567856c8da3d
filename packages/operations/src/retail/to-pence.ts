import Big from 'big.js';

/**
 * Turns pounds as written (`2.55`) into integer pence, rounding half up. A negative amount keeps its sign even when
 * it is less than a penny, so that a contract which demands at least 0 sees it.
 *
 * @returns `undefined` for text that is no decimal number, or more pence than a number holds exactly.
 */
export function toPence(pounds: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(pounds)) return undefined;
  const exact = new Big(pounds).times(100);
  const pence = exact.lt(0) ? exact.round(0, Big.roundUp) : exact.round(0, Big.roundHalfUp);
  const number = pence.toNumber();
  return Number.isSafeInteger(number) ? number : undefined;
}
