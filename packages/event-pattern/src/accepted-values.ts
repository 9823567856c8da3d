import type { AddressRange } from './address-range.ts';

/** Strings that a test accepts. */
export type AcceptedTexts =
  | 'all'
  | 'none'
  | {
      /** Wildcards as pieces between the stars (`['a', '']` is `a*`); any of them will do. */
      readonly like: readonly (readonly string[])[];
      readonly ignoresCase: boolean;
      /** The test accepts every other string instead. */
      readonly isExcluded: boolean;
    }
  | { readonly addresses: AddressRange };

/** Numbers that a test accepts. */
export type AcceptedNumbers =
  | 'all'
  | 'none'
  | { readonly points: readonly number[]; readonly isExcluded: boolean }
  | { readonly from: number; readonly isFromOpen: boolean; readonly to: number; readonly isToOpen: boolean }
  /** One number that a double cannot hold exactly. */
  | { readonly nearest: number }
  | { readonly addresses: AddressRange };

/** The words of JSON that are no strings. */
export type Literal = 'true' | 'false' | 'null';

/** What a test accepts, as data to reason about; `matches` of the test decides single values. */
export interface AcceptedValues {
  readonly texts: AcceptedTexts;
  readonly numbers: AcceptedNumbers;
  readonly literals: 'all' | 'none' | Literal;
  readonly isAbsenceAccepted: boolean;
}

const NOTHING: AcceptedValues = {
  texts: 'none',
  numbers: 'none',
  literals: 'none',
  isAbsenceAccepted: false,
};

/** Describes a test that accepts strings alone. */
export function acceptTexts(
  like: readonly (readonly string[])[],
  { ignoresCase = false }: { readonly ignoresCase?: boolean } = {},
): AcceptedValues {
  return { ...NOTHING, texts: { like, ignoresCase, isExcluded: false } };
}

/** Describes a test that accepts everything that is there, but for some strings. */
export function acceptAllButTexts(
  like: readonly (readonly string[])[],
  { ignoresCase = false }: { readonly ignoresCase?: boolean } = {},
): AcceptedValues {
  if (like.length === 0) return NOTHING;
  return { ...acceptPresence, texts: { like, ignoresCase, isExcluded: true } };
}

/** Describes a test that accepts numbers alone. */
export function acceptNumbers(numbers: AcceptedNumbers): AcceptedValues {
  return { ...NOTHING, numbers };
}

/** Describes a test that accepts everything that is there, but for some numbers. */
export function acceptAllButNumbers(points: readonly number[]): AcceptedValues {
  return { ...acceptPresence, numbers: { points, isExcluded: true } };
}

/** Describes a test that accepts IP addresses, and numbers whose digits read as such. */
export function acceptAddresses(addresses: AddressRange): AcceptedValues {
  return { ...NOTHING, texts: { addresses }, numbers: { addresses } };
}

/** Describes a test that accepts one of the words true, false and null. */
export function acceptLiteral(literals: Literal): AcceptedValues {
  return { ...NOTHING, literals };
}

/** Describes a test that accepts every value. */
export const acceptPresence: AcceptedValues = {
  texts: 'all',
  numbers: 'all',
  literals: 'all',
  isAbsenceAccepted: false,
};

/** Describes a test that accepts no value, but that there is none. */
export const acceptAbsence: AcceptedValues = { ...NOTHING, isAbsenceAccepted: true };
