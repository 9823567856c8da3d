import type { JsonCursor } from './json-cursor.ts';

const VALID_VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const LONGEST_SHOWN_TOKEN = 256;
const IDENTIFIER_START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const IDENTIFIER_PART = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}]$/u;

/** Reads the rest of true, false or null, whose first character has been taken. */
export function readJsonWord<Word extends 'true' | 'false' | 'null'>(cursor: JsonCursor, word: Word): Word {
  matchWord(cursor, word, 1);
  return word;
}

/** Refuses a value by its first character, which has been taken and starts none. */
export function failOnOddValue(cursor: JsonCursor, character: string): never {
  if (character === 'N') failOnNonStandardToken(cursor, 'NaN', 1);
  if (character === 'I') failOnNonStandardToken(cursor, 'Infinity', 1);
  if (IDENTIFIER_START.test(character)) failOnToken(cursor, character);
  cursor.failOnCharacter(character, `expected a valid value ${VALID_VALUES}`);
}

/** Refuses a word that other JSON dialects know, of which `known` characters have been taken. */
export function failOnNonStandardToken(cursor: JsonCursor, word: string, known: number): never {
  matchWord(cursor, word, known);
  cursor.fail(`Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`);
}

function matchWord(cursor: JsonCursor, word: string, known: number): void {
  for (let index = known; index < word.length; index++) {
    if (cursor.peek() !== word[index]) failOnToken(cursor, word.slice(0, index));
    cursor.position++;
  }
  const following = cursor.peek();
  if (following !== undefined && following >= '0' && isIdentifierPart(following)) failOnToken(cursor, word);
}

function failOnToken(cursor: JsonCursor, start: string): never {
  const offset = cursor.position - start.length;
  let word = start;
  for (let next = cursor.peek(); next !== undefined && isIdentifierPart(next); next = cursor.peek()) {
    word += next;
    cursor.position++;
    if (word.length >= LONGEST_SHOWN_TOKEN) {
      word += '...';
      break;
    }
  }
  cursor.failAt(`Unrecognized token '${word}': was expecting ${VALID_VALUES}`, offset);
}

/** Java counts most control characters as parts of identifiers, and the parser with it. */
function isIdentifierPart(character: string): boolean {
  const code = character.charCodeAt(0);
  const isIgnorable = code <= 0x08 || (code >= 0x0e && code <= 0x1b) || (code >= 0x7f && code <= 0x9f);
  return isIgnorable || IDENTIFIER_PART.test(character);
}
