import { describeCharacter, type JsonCursor } from './json-cursor.ts';
import { failOnNonStandardToken, failOnOddValue } from './read-json-word.ts';

const LONGEST_INTEGER = 1000;

/** Reads a number whose first character has been taken, and gives its spelling. */
export function readJsonNumber(cursor: JsonCursor, isRoot: boolean): string {
  const start = cursor.position - 1;
  if (cursor.source[start] === '-') takeFirstDigit(cursor);
  const startsWithZero = cursor.source[cursor.position - 1] === '0';
  if (startsWithZero && isDigit(cursor.peek())) {
    cursor.fail('Invalid numeric value: Leading zeroes not allowed');
  }
  skipDigits(cursor);
  const tail = cursor.position;
  const integerLength = tail - start - (cursor.source[start] === '-' ? 1 : 0);
  if (cursor.peek() === '.') {
    cursor.position++;
    requireDigit(cursor, 'Decimal point not followed by a digit', startsWithZero, tail);
  }
  if (cursor.peek() === 'e' || cursor.peek() === 'E') {
    cursor.position++;
    if (cursor.peek() === '+' || cursor.peek() === '-') cursor.position++;
    if (cursor.peek() === undefined) cursor.failAtEnd('expected a digit for number exponent');
    requireDigit(cursor, 'Exponent indicator not followed by a digit', startsWithZero, tail);
  }
  const text = cursor.source.slice(start, cursor.position);
  if (isRoot) takeRootSpace(cursor);
  if (cursor.position === tail && integerLength > LONGEST_INTEGER) {
    cursor.failWithoutLocation(
      `Number value length (${integerLength}) exceeds the maximum allowed (${LONGEST_INTEGER}, from \`StreamReadConstraints.getMaxNumberLength()\`)`,
    );
  }
  return text;
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** Refuses what follows a sign and is no digit. */
export function failOnNumberStart(cursor: JsonCursor, following: string, sign: '+' | '-'): never {
  const comment =
    sign === '+'
      ? 'JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow'
      : 'expected digit (0-9) to follow minus sign, for valid numeric value';
  if (following !== 'I') failInNumber(cursor, sign === '+' ? '+' : following, comment, cursor.position - 1);
  const second = cursor.takeRaw(' in a Number value');
  if (second === 'N') failOnNonStandardToken(cursor, `${sign}INF`, 3);
  if (second === 'n') failOnNonStandardToken(cursor, `${sign}Infinity`, 3);
  failInNumber(cursor, sign === '+' ? '+' : second, comment, cursor.position - 1);
}

function takeFirstDigit(cursor: JsonCursor): void {
  const digit = cursor.takeRaw('No digit following sign');
  if (isDigit(digit)) return;
  if (digit === '.') failOnOddValue(cursor, '.');
  failOnNumberStart(cursor, digit, '-');
}

function requireDigit(cursor: JsonCursor, comment: string, startsWithZero: boolean, tail: number): void {
  const character = cursor.peek();
  if (character === undefined) {
    failInNumber(cursor, cursor.source[cursor.position - 1] as string, comment, cursor.position - 1);
  }
  // EventBridge's parser points at the odd character only behind a leading zero.
  if (!isDigit(character)) failInNumber(cursor, character, comment, startsWithZero ? cursor.position : tail);
  skipDigits(cursor);
}

function takeRootSpace(cursor: JsonCursor): void {
  const character = cursor.peek();
  if (character === undefined) return;
  if (!' \t\r\n'.includes(character)) {
    cursor.failOnCharacter(character, 'Expected space separating root-level values', cursor.position);
  }
  if (character !== '\r') cursor.position++;
}

function skipDigits(cursor: JsonCursor): void {
  while (isDigit(cursor.peek())) cursor.position++;
}

function failInNumber(cursor: JsonCursor, character: string, comment: string, offset: number): never {
  cursor.failAt(
    `Unexpected character (${describeCharacter(character)}) in numeric value: ${comment}`,
    offset,
  );
}
