const KELVIN_SIGN = '\u212a';
const ASCII = /^[\0-\x7f]*$/;

/** Text to compare without regard to case, as AWS does: character by character. */
export interface CaselessText {
  /** The lower-case form for an index, or undefined when the text has letters beyond ASCII. */
  readonly folded: string | undefined;
  equals(value: string): boolean;
  isPrefixOf(value: string): boolean;
  isSuffixOf(value: string): boolean;
}

/**
 * Prepares a text for comparing without regard to case.
 *
 * Each UTF-16 unit stands for its lower-case or its upper-case form (`ß` also for `SS`). A character outside the
 * basic plane is two units that AWS cannot encode alone and turns into question marks: it matches `??` only.
 */
export function createCaselessText(text: string): CaselessText {
  if (ASCII.test(text)) {
    const folded = toFolded(text);
    const { length } = text;
    return {
      folded,
      equals: (value) => value.length === length && toFolded(value) === folded,
      isPrefixOf: (value) => value.length >= length && toFolded(value.slice(0, length)) === folded,
      isSuffixOf: (value) =>
        value.length >= length && toFolded(value.slice(value.length - length)) === folded,
    };
  }
  const units = Array.from({ length: text.length }, (_, index) => toCaseForms(text[index] as string));
  return {
    folded: undefined,
    equals: (value) => walk(units, value, 0).includes(value.length),
    isPrefixOf: (value) => walk(units, value, 0).length > 0,
    isSuffixOf: (value) => {
      const ends = units.map((unit) => unit.map(toReversed)).reverse();
      return walk(ends, toReversed(value), 0).length > 0;
    },
  };
}

/**
 * Lower-cases a text to compare it with lower-case ASCII. The Kelvin sign is kept: its lower case is the letter k, and
 * AWS does not take the one for the other.
 */
export function toFolded(text: string): string {
  if (!text.includes(KELVIN_SIGN)) return text.toLowerCase();
  return text
    .split(KELVIN_SIGN)
    .map((part) => part.toLowerCase())
    .join(KELVIN_SIGN);
}

/** The texts that stand for one UTF-16 unit when case does not count. */
export function toCaseForms(unit: string): readonly string[] {
  if (!unit.isWellFormed()) return ['?'];
  const lower = unit.toLowerCase();
  const upper = unit.toUpperCase();
  return lower === upper ? [lower] : [lower, upper];
}

function toReversed(text: string): string {
  return text.split('').reverse().join('');
}

/** Positions in `value` at which all units can have been read, starting at `start`. */
function walk(units: readonly (readonly string[])[], value: string, start: number): readonly number[] {
  let positions = new Set([start]);
  for (const forms of units) {
    const next = new Set<number>();
    for (const position of positions) {
      for (const form of forms) {
        if (value.startsWith(form, position)) next.add(position + form.length);
      }
    }
    if (next.size === 0) return [];
    positions = next;
  }
  return [...positions];
}
