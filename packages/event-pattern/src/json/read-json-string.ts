import { describeCharacter, type JsonCursor } from './json-cursor.ts';

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
const HEX_DIGIT = /[0-9a-fA-F]/;

/** Reads on from behind a string's opening quote to behind its closing quote. */
export function readJsonString(cursor: JsonCursor, what: 'name' | 'string value'): string {
  const missing = what === 'name' ? ' in field name' : ': was expecting closing quote for a string value';
  let content = '';
  let copied = cursor.position;
  for (;;) {
    const character = cursor.takeRaw(missing);
    if (character === '"') return content + cursor.source.slice(copied, cursor.position - 1);
    if (character === '\\') {
      content += cursor.source.slice(copied, cursor.position - 1) + readEscape(cursor);
      copied = cursor.position;
    } else if (character < ' ') {
      cursor.failAt(
        `Illegal unquoted character (${describeCharacter(character)}): has to be escaped using backslash to be included in ${what}`,
        cursor.position - 1,
      );
    }
  }
}

function readEscape(cursor: JsonCursor): string {
  const missing = ' in character escape sequence';
  const character = cursor.takeRaw(missing);
  const escaped = ESCAPES[character];
  if (escaped !== undefined) return escaped;
  if (character !== 'u') {
    cursor.failAt(`Unrecognized character escape ${describeCharacter(character)}`, cursor.position - 1);
  }
  let digits = '';
  for (let count = 0; count < 4; count++) {
    const digit = cursor.takeRaw(missing);
    if (!HEX_DIGIT.test(digit)) {
      cursor.failOnCharacter(digit, 'expected a hex-digit for character escape sequence');
    }
    digits += digit;
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}
