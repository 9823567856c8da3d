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
      readsAddresses: true,
      matches: (value) => isInAddressRange(value, range),
    };
  }
  return {
    operator: 'equals',
    wanted: text,
    lookups: [{ by: 'text', text }],
    matches: (value) => value.kind === 'string' && value.text === text,
  };
}

/** Tests for a plain number: the same double, or the same spelling when a double cannot hold it. */
export function createNumberTest(text: string): ValueTest {
  const number = toComparableNumber(text);
  const isComparable = !Number.isNaN(number);
  return {
    operator: 'equals',
    wanted: Number(text),
    lookups: isComparable ? [{ by: 'number', number }] : [{ by: 'literal', text }],
    isNumeric: isComparable,
    matches: (value) =>
      isComparable ? value.number === number : value.kind === 'number' && value.text === text,
  };
}

/** Tests for true, false and null. */
export function createWordTest(word: 'true' | 'false' | 'null'): ValueTest {
  return {
    operator: 'equals',
    wanted: word === 'null' ? null : word === 'true',
    lookups: [{ by: 'literal', text: word }],
    matches: (value) => value.kind === 'literal' && value.text === word,
  };
}
