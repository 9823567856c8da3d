import { acceptAddresses, acceptLiteral, acceptNumbers, acceptTexts } from './accepted-values.ts';
import { isInAddressRange } from './address-range.ts';
import { toComparableNumber } from './comparable-number.ts';
import { toAddressHex } from './ip-address.ts';
import type { ValueTest } from './value-test.ts';

/** Tests for a plain string: equality, or equality of addresses when it is an IP address. */
export function createStringTest(text: string): ValueTest {
  const hex = toAddressHex(text);
  if (hex !== undefined) {
    const range = { bottom: hex, top: hex };
    return {
      operator: 'equals',
      wanted: text,
      lookups: [{ by: 'any' }],
      accepts: acceptAddresses(range),
      readsAddresses: true,
      matches: (value) => isInAddressRange(value, range),
    };
  }
  return {
    operator: 'equals',
    wanted: text,
    lookups: [{ by: 'text', text }],
    accepts: acceptTexts([[text]]),
    matches: (value) => value.kind === 'string' && value.text === text,
  };
}

/**
 * Tests for a plain number: the same double, or the same spelling when a double cannot hold it. An event that came
 * parsed has lost the spelling; there the nearest doubles are compared.
 */
export function createNumberTest(text: string): ValueTest {
  const number = toComparableNumber(text);
  const nearest = Number(text);
  if (Number.isNaN(number)) {
    return {
      operator: 'equals',
      wanted: nearest,
      lookups: [
        { by: 'literal', text },
        { by: 'rounded-number', number: nearest },
      ],
      accepts: acceptNumbers({ nearest }),
      matches: (value) =>
        value.kind === 'number' &&
        (value.text === text || (value.isRounded && Number(value.text) === nearest)),
    };
  }
  return {
    operator: 'equals',
    wanted: nearest,
    lookups: [{ by: 'number', number }],
    accepts: acceptNumbers({ points: [number], isExcluded: false }),
    isNumeric: true,
    matches: (value) => value.number === number,
  };
}

/** Tests for true, false and null. */
export function createWordTest(word: 'true' | 'false' | 'null'): ValueTest {
  return {
    operator: 'equals',
    wanted: word === 'null' ? null : word === 'true',
    lookups: [{ by: 'literal', text: word }],
    accepts: acceptLiteral(word),
    matches: (value) => value.kind === 'literal' && value.text === word,
  };
}
