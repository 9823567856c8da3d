import {
  anyText,
  choice,
  complementRanges,
  literalText,
  repeat,
  sequence,
  type TextExpression,
  type UnitRange,
  unit,
} from './text-expression.ts';

/** Repetitions, and nested groups, beyond which an expression is not decided. */
const MOST_REPEATS = 1000;
const DEEPEST_GROUP = 100;
const DIGITS: readonly UnitRange[] = [[0x30, 0x39]];
const WORD: readonly UnitRange[] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACE: readonly UnitRange[] = [
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];
const LINE_ENDS: readonly UnitRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const CLASSES: Readonly<Record<string, readonly UnitRange[]>> = {
  d: DIGITS,
  w: WORD,
  s: SPACE,
  D: complementRanges(DIGITS),
  W: complementRanges(WORD),
  S: complementRanges(SPACE),
};
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0 };
const PAIR = sequence(unit([0xd800, 0xdbff]), unit([0xdc00, 0xdfff]));

/** Tells what a regular expression has that is no regular set of code units, or that is not read here. */
class Undecided extends Error {}

/**
 * Reads a JSON Schema `pattern` as the set of texts in which it is found, or a little more than those.
 *
 * @returns undefined for what is not decided: look-around, back references, word boundaries, `\p`, anchors inside groups,
 * astral characters in classes, and expressions that are no valid ones.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern
 */
export function parseRegularExpression(source: string): TextExpression | undefined {
  try {
    return new RegularExpressionReader(source).read();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

class RegularExpressionReader {
  readonly #characters: readonly string[];
  #position = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  read(): TextExpression {
    const options: TextExpression[] = [];
    do {
      const before = this.#take('^') ? [] : [anyText];
      const body = this.#readSequence();
      const after = this.#take('$') ? [] : [anyText];
      options.push(sequence(...before, body, ...after));
    } while (this.#take('|'));
    if (this.#position < this.#characters.length) throw new Undecided();
    return choice(...options);
  }

  #peek(): string | undefined {
    return this.#characters[this.#position];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#position++;
    return true;
  }

  #next(): string {
    const character = this.#characters[this.#position++];
    if (character === undefined) throw new Undecided();
    return character;
  }

  #readSequence(): TextExpression {
    const parts: TextExpression[] = [];
    for (let next = this.#peek(); next !== undefined && !'|)$'.includes(next); next = this.#peek()) {
      parts.push(this.#readRepeated());
    }
    return sequence(...parts);
  }

  #readRepeated(): TextExpression {
    const atom = this.#readAtom();
    const quantifier = this.#readQuantifier();
    if (quantifier === undefined) return atom;
    this.#take('?'); // a lazy quantifier finds the same texts
    return repeat(atom, ...quantifier);
  }

  #readQuantifier(): [number, number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#take('?')) return [0, 1];
    if (!this.#take('{')) return undefined;
    const min = this.#readNumber();
    let max = min;
    if (this.#take(',')) max = this.#peek() === '}' ? Number.POSITIVE_INFINITY : this.#readNumber();
    if (!this.#take('}') || max < min || min > MOST_REPEATS) throw new Undecided();
    if (max > MOST_REPEATS && max !== Number.POSITIVE_INFINITY) throw new Undecided();
    return [min, max];
  }

  #readNumber(): number {
    let digits = '';
    while (/^\d$/.test(this.#peek() ?? '')) digits += this.#next();
    if (digits === '') throw new Undecided();
    return Number(digits);
  }

  #readAtom(): TextExpression {
    const character = this.#next();
    if (character === '(') return this.#readGroup();
    if (character === '[') return this.#readClass();
    if (character === '.') return choice(unit(...complementRanges(LINE_ENDS)), PAIR);
    if (character === '\\') {
      const escaped = this.#readEscape();
      if (typeof escaped === 'number') return literalText(String.fromCodePoint(escaped));
      return toUnits(escaped.ranges, escaped.isNegated);
    }
    if ('*+?{}]^'.includes(character)) throw new Undecided();
    return literalText(character);
  }

  #readGroup(): TextExpression {
    if (++this.#depth > DEEPEST_GROUP) throw new Undecided();
    if (this.#take('?')) {
      if (this.#take('<')) {
        // A name; look-behind has = or ! here.
        if (!/^[a-zA-Z_]$/.test(this.#peek() ?? '')) throw new Undecided();
        while (this.#next() !== '>') {}
      } else if (!this.#take(':')) {
        throw new Undecided();
      }
    }
    const options: TextExpression[] = [];
    do options.push(this.#readSequence());
    while (this.#take('|'));
    if (!this.#take(')')) throw new Undecided();
    this.#depth--;
    return choice(...options);
  }

  #readClass(): TextExpression {
    const isNegated = this.#take('^');
    const ranges: UnitRange[] = [];
    while (!this.#take(']')) {
      const from = this.#readClassMember();
      if (typeof from !== 'number') {
        ranges.push(...from.ranges);
        if (this.#peek() === '-' && this.#characters[this.#position + 1] !== ']') throw new Undecided();
      } else if (this.#peek() === '-' && this.#characters[this.#position + 1] !== ']') {
        this.#position++;
        const to = this.#readClassMember();
        if (typeof to !== 'number' || to < from) throw new Undecided();
        ranges.push([from, to]);
      } else {
        ranges.push([from, from]);
      }
    }
    return toUnits(isNegated ? complementRanges(ranges) : ranges, isNegated);
  }

  #readClassMember(): number | CharacterClass {
    const character = this.#next();
    const member = character === '\\' ? this.#readEscape() : (character.codePointAt(0) as number);
    if (typeof member === 'number' ? member > 0xffff : member.isNegated) throw new Undecided();
    return member;
  }

  #readEscape(): number | CharacterClass {
    const character = this.#next();
    const ranges = CLASSES[character];
    if (ranges !== undefined) return { ranges, isNegated: /[DWS]/.test(character) };
    const control = CONTROLS[character];
    if (control !== undefined && !/^\d$/.test(character === '0' ? (this.#peek() ?? '') : '')) return control;
    if (character === 'x') return this.#readHex(2);
    if (character === 'u') {
      if (!this.#take('{')) return this.#readHex(4);
      let digits = '';
      for (let next = this.#next(); next !== '}'; next = this.#next()) digits += next;
      if (!/^[0-9a-fA-F]{1,6}$/.test(digits) || Number.parseInt(digits, 16) > 0x10ffff) throw new Undecided();
      return Number.parseInt(digits, 16);
    }
    if (/^[\^$\\.*+?()[\]{}|/-]$/.test(character)) return character.codePointAt(0) as number;
    throw new Undecided();
  }

  #readHex(length: number): number {
    let digits = '';
    for (let count = 0; count < length; count++) digits += this.#next();
    if (!/^[0-9a-fA-F]+$/.test(digits)) throw new Undecided();
    const code = Number.parseInt(digits, 16);
    // Two escaped halves are one character; whether a half stands alone is not looked at.
    if (code >= 0xd800 && code <= 0xdfff) throw new Undecided();
    return code;
  }
}

interface CharacterClass {
  readonly ranges: readonly UnitRange[];
  readonly isNegated: boolean;
}

function toUnits(ranges: readonly UnitRange[], isNegated: boolean): TextExpression {
  // What excludes characters takes each of the others, also those of two code units.
  return isNegated ? choice(unit(...ranges), PAIR) : unit(...ranges);
}
