import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
import { toLocation, toLocationText } from './json-location.ts';
import type { JsonTokenKind, JsonTokenReader } from './json-token.ts';

const VALID_VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const IDENTIFIER_START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const IDENTIFIER_PART = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]$/u;
const LONGEST_SHOWN_TOKEN = 256;
const LONGEST_NUMBER = 1000;
const DEEPEST_NESTING = 500;
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

interface Scope {
  readonly kind: 'Object' | 'Array' | 'root';
  readonly start: number;
  entries: number;
}

/**
 * Reads a pattern's JSON as EventBridge's parser does: lazily, so that a string's content is looked at only when it
 * is asked for or left behind, a field's value starts being read with its name, and nothing after the root's end
 * is looked at. Its messages are EventBridge's.
 */
export function createJsonTokenReader(source: string): JsonTokenReader {
  const scopes: Scope[] = [{ kind: 'root', start: 0, entries: 0 }];
  let position = 0;
  let token: JsonTokenKind | undefined;
  let valueOfName: JsonTokenKind | undefined;
  let tokenText = '';
  let hasUnreadString = false;
  let valueStart = 0;

  const scope = () => scopes.at(-1) as Scope;
  const locate = (offset: number) => toLocationText(source, toLocation(source, offset));

  function failAt(reason: string, offset: number): never {
    throw new InvalidEventPatternError({ reason, pattern: source, location: ` at ${locate(offset)}` });
  }
  function failOnCharacter(character: string, comment: string, offset = position - 1): never {
    failAt(`Unexpected character (${describeCharacter(character)}): ${comment}`, offset);
  }
  function failInNumber(character: string, comment: string, offset = position - 1): never {
    failAt(`Unexpected character (${describeCharacter(character)}) in numeric value: ${comment}`, offset);
  }
  function failAtEnd(where: string): never {
    failAt(`Unexpected end-of-input${where}`, position);
  }

  /** Moves past white space and takes the next character; undefined at the end. */
  function takeCharacter(): string | undefined {
    while (position < source.length) {
      const character = source[position++] as string;
      if (character === '/') {
        failOnCharacter(
          '/',
          "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        );
      }
      if (character > ' ') return character;
      if (character < ' ' && !'\t\n\r'.includes(character)) failOnControlCharacter(character);
    }
    return undefined;
  }
  function failOnControlCharacter(character: string): never {
    const hint =
      character === '\x1e'
        ? ' (consider enabling `JsonReadFeature.ALLOW_RS_CONTROL_CHAR` to allow use of Record Separators (\\u001E))'
        : '';
    failAt(
      `Illegal character (${describeCharacter(character)}): only regular white space (\\r, \\n, \\t) is allowed between tokens${hint}`,
      position,
    );
  }

  function next(): JsonTokenKind | undefined {
    if (token === 'name') {
      token = valueOfName as JsonTokenKind;
      openScope(token);
      return token;
    }
    if (hasUnreadString) readString('string value');
    let character = takeCharacter();
    if (character === undefined) {
      const { kind, start } = scope();
      if (kind !== 'root') {
        failAtEnd(`: expected close marker for ${kind} (start marker at ${locate(start)})`);
      }
      token = undefined;
      return token;
    }
    if (character === '}' || character === ']') {
      token = closeScope(character);
      return token;
    }
    const { kind } = scope();
    if (scope().entries++ > 0 && kind !== 'root') {
      if (character !== ',') {
        failOnCharacter(character, `was expecting comma to separate ${kind} entries`);
      }
      character = takeCharacter() ?? failAtEnd(` within/between ${kind} entries`);
    }
    if (kind === 'Object') {
      if (character !== '"') {
        failOnCharacter(character, 'was expecting double-quote to start field name');
      }
      const name = readString('name');
      valueOfName = startValue(takeColon());
      token = 'name';
      nameText = name;
      return token;
    }
    token = startValue(character);
    openScope(token);
    return token;
  }
  let nameText = '';

  function takeColon(): string {
    const colon = takeCharacter() ?? failAtEnd(' within/between Object entries');
    if (colon !== ':') {
      failOnCharacter(colon, 'was expecting a colon to separate field name and value');
    }
    return takeCharacter() ?? failAtEnd(' within/between Object entries');
  }

  function openScope(kind: JsonTokenKind): void {
    if (kind !== 'start-object' && kind !== 'start-array') return;
    if (scopes.length > DEEPEST_NESTING) {
      throw new InvalidEventPatternError({
        reason: `Document nesting depth (${scopes.length}) exceeds the maximum allowed (${DEEPEST_NESTING}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
        pattern: source,
      });
    }
    scopes.push({ kind: kind === 'start-object' ? 'Object' : 'Array', start: valueStart, entries: 0 });
  }

  function closeScope(marker: '}' | ']'): JsonTokenKind {
    const { kind, start } = scope();
    const closes = marker === '}' ? 'Object' : 'Array';
    if (kind === 'root') {
      failAt(`Unexpected close marker '${marker}': no open ${closes} to close`, position);
    }
    if (kind !== closes) {
      const expected = marker === '}' ? ']' : '}';
      failAt(
        `Unexpected close marker '${marker}': expected '${expected}' (for ${kind} starting at ${locate(start)})`,
        position,
      );
    }
    scopes.pop();
    return marker === '}' ? 'end-object' : 'end-array';
  }

  function startValue(character: string): JsonTokenKind {
    valueStart = position - 1;
    tokenText = character;
    switch (character) {
      case '"':
        hasUnreadString = true;
        return 'string';
      case '[':
        return 'start-array';
      case '{':
        return 'start-object';
      case '}':
        return failOnCharacter(character, 'expected a value');
      case 't':
        return readWord('true');
      case 'f':
        return readWord('false');
      case 'n':
        return readWord('null');
      case '-':
        return readNumber();
      default:
        return isDigit(character) ? readNumber() : failOnOddValue(character);
    }
  }

  function failOnOddValue(character: string): never {
    if (character === 'N') failOnNonStandardToken('NaN', 1);
    if (character === 'I') failOnNonStandardToken('Infinity', 1);
    if (character === '+') {
      const following = source[position++];
      if (following === undefined) {
        position--;
        failAtEnd(' in a Number value');
      }
      failOnNumberStart(following, '+');
    }
    if (IDENTIFIER_START.test(character)) failOnToken(character);
    failOnCharacter(character, `expected a valid value ${VALID_VALUES}`);
  }

  function failOnNonStandardToken(word: string, known: number): never {
    matchWord(word, known);
    failAt(
      `Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`,
      position,
    );
  }

  function failOnToken(start: string): never {
    const offset = position - start.length;
    let word = start;
    while (position < source.length && IDENTIFIER_PART.test(source[position] as string)) {
      word += source[position++];
      if (word.length >= LONGEST_SHOWN_TOKEN) {
        word += '...';
        break;
      }
    }
    failAt(`Unrecognized token '${word}': was expecting ${VALID_VALUES}`, offset);
  }

  function readWord<Word extends 'true' | 'false' | 'null'>(word: Word): Word {
    matchWord(word, 1);
    tokenText = word;
    return word;
  }

  function matchWord(word: string, known: number): void {
    for (let index = known; index < word.length; index++) {
      if (source[position] !== word[index]) failOnToken(word.slice(0, index));
      position++;
    }
    const following = source[position];
    if (following !== undefined && following >= '0' && IDENTIFIER_PART.test(following)) failOnToken(word);
  }

  function readNumber(): 'number' {
    const start = position - 1;
    if (source[start] === '-') {
      const digit = source[position++];
      if (digit === undefined) {
        position--;
        failAtEnd('No digit following sign');
      }
      if (!isDigit(digit)) {
        if (digit === '.') failOnOddValue('.');
        failOnNumberStart(digit, '-');
      }
    }
    const startsWithZero = source[position - 1] === '0';
    if (startsWithZero && isDigit(source[position])) {
      failAt('Invalid numeric value: Leading zeroes not allowed', position);
    }
    skipDigits();
    const tail = position;
    if (source[position] === '.') {
      position++;
      requireDigit('Decimal point not followed by a digit', startsWithZero, tail);
      skipDigits();
    }
    if (source[position] === 'e' || source[position] === 'E') {
      position++;
      if (source[position] === '+' || source[position] === '-') position++;
      if (position >= source.length) failAtEnd('expected a digit for number exponent');
      requireDigit('Exponent indicator not followed by a digit', startsWithZero, tail);
      skipDigits();
    }
    if (scope().kind === 'root') requireRootSpace();
    tokenText = source.slice(start, position);
    const digits = tokenText.replace(/[^0-9]/g, '').length;
    if (digits > LONGEST_NUMBER) {
      throw new InvalidEventPatternError({
        reason: `Number value length (${digits}) exceeds the maximum allowed (${LONGEST_NUMBER}, from \`StreamReadConstraints.getMaxNumberLength()\`)`,
        pattern: source,
      });
    }
    return 'number';
  }

  function failOnNumberStart(character: string, sign: '+' | '-'): never {
    if (character === 'I') {
      const following = source[position++];
      if (following === undefined) {
        position--;
        failAtEnd(' in a Number value');
      }
      if (following === 'N') failOnNonStandardToken(`${sign}INF`, 3);
      if (following === 'n') failOnNonStandardToken(`${sign}Infinity`, 3);
      failInNumber(following, numberStartComment(sign));
    }
    failInNumber(sign === '+' ? '+' : character, numberStartComment(sign));
  }

  function requireDigit(comment: string, startsWithZero: boolean, tail: number): void {
    const character = source[position];
    if (isDigit(character)) return;
    // AWS's parser points at the odd character only after a leading zero or at the end of the text.
    if (character === undefined) failInNumber(source[position - 1] as string, comment, position - 1);
    failInNumber(character, comment, startsWithZero ? position : tail);
  }

  function requireRootSpace(): void {
    const character = source[position];
    if (character === undefined || ' \t\r\n'.includes(character)) return;
    failOnCharacter(character, 'Expected space separating root-level values', position);
  }

  function skipDigits(): void {
    while (isDigit(source[position])) position++;
  }

  /** Reads on from a string's opening quote to behind its closing quote. */
  function readString(what: 'name' | 'string value'): string {
    hasUnreadString = false;
    let content = '';
    let copied = position;
    for (;;) {
      const character = source[position++];
      if (character === undefined) {
        position--;
        failAtEnd(what === 'name' ? ' in field name' : ': was expecting closing quote for a string value');
      }
      if (character === '"') return content + source.slice(copied, position - 1);
      if (character === '\\') {
        content += source.slice(copied, position - 1) + readEscape();
        copied = position;
      } else if (character < ' ') {
        failAt(
          `Illegal unquoted character (${describeCharacter(character)}): has to be escaped using backslash to be included in ${what}`,
          position - 1,
        );
      }
    }
  }

  function readEscape(): string {
    const character = source[position];
    if (character === undefined) failAtEnd(' in character escape sequence');
    position++;
    const escaped = ESCAPES[character];
    if (escaped !== undefined) return escaped;
    if (character !== 'u') {
      failAt(`Unrecognized character escape ${describeCharacter(character)}`, position - 1);
    }
    for (let count = 0; count < 4; count++) {
      const digit = source[position];
      if (digit === undefined) failAtEnd(' in character escape sequence');
      position++;
      if (!/[0-9a-fA-F]/.test(digit)) {
        failOnCharacter(digit, 'expected a hex-digit for character escape sequence');
      }
    }
    return String.fromCharCode(Number.parseInt(source.slice(position - 4, position), 16));
  }

  return {
    next,
    text() {
      if (token === 'name') return nameText;
      if (token === 'string' && hasUnreadString) tokenText = readString('string value');
      if (token === 'end-array') return ']';
      if (token === 'end-object') return '}';
      return tokenText;
    },
    fail(reason) {
      failAt(reason, position);
    },
    failWithoutLocation(reason) {
      throw new InvalidEventPatternError({ reason, pattern: source });
    },
  };
}

function numberStartComment(sign: '+' | '-'): string {
  return sign === '+'
    ? 'JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow'
    : 'expected digit (0-9) to follow minus sign, for valid numeric value';
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function describeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `(CTRL-CHAR, code ${code})`;
  if (code > 255) return `'${character}' (code ${code} / 0x${code.toString(16)})`;
  return `'${character}' (code ${code})`;
}
