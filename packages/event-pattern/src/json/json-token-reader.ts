import { JsonCursor } from './json-cursor.ts';
import type { JsonTokenKind, JsonTokenReader } from './json-token.ts';
import { failOnNumberStart, isDigit, readJsonNumber } from './read-json-number.ts';
import { readJsonString } from './read-json-string.ts';
import { failOnOddValue, readJsonWord } from './read-json-word.ts';

const DEEPEST_NESTING = 1000;

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
  const cursor: JsonCursor = new JsonCursor(source);
  const scopes: Scope[] = [{ kind: 'root', start: 0, entries: 0 }];
  let token: JsonTokenKind | undefined;
  let name = '';
  let valueOfName: JsonTokenKind = 'null';
  let valueText = '';
  let valueStart = 0;
  let hasUnreadString = false;

  const scope = () => scopes.at(-1) as Scope;

  function next(): JsonTokenKind | undefined {
    token = token === 'name' ? openScope(valueOfName) : readToken();
    return token;
  }

  function readToken(): JsonTokenKind | undefined {
    readPendingString();
    const character = cursor.take();
    const { kind, start } = scope();
    if (character === undefined) {
      if (kind === 'root') return undefined;
      cursor.failAtEnd(`: expected close marker for ${kind} (start marker at ${cursor.locate(start)})`);
    }
    if (character === '}' || character === ']') return closeScope(character);
    const first = takeComma(character);
    if (kind !== 'Object') return openScope(startValue(first));
    if (first !== '"') cursor.failOnCharacter(first, 'was expecting double-quote to start field name');
    name = readJsonString(cursor, 'name');
    valueOfName = startValue(takeColon());
    return 'name';
  }

  /** Gives the first character of an entry, behind the comma before it. */
  function takeComma(character: string): string {
    const { kind } = scope();
    if (scope().entries++ === 0 || kind === 'root') return character;
    if (character !== ',') {
      cursor.failOnCharacter(character, `was expecting comma to separate ${kind} entries`);
    }
    return cursor.take() ?? cursor.failAtEnd(` within/between ${kind} entries`);
  }

  function takeColon(): string {
    const missing = ' within/between Object entries';
    const colon = cursor.take() ?? cursor.failAtEnd(missing);
    if (colon !== ':') {
      cursor.failOnCharacter(colon, 'was expecting a colon to separate field name and value');
    }
    return cursor.take() ?? cursor.failAtEnd(missing);
  }

  function openScope(kind: JsonTokenKind): JsonTokenKind {
    if (kind !== 'start-object' && kind !== 'start-array') return kind;
    if (scopes.length > DEEPEST_NESTING) {
      cursor.failWithoutLocation(
        `Document nesting depth (${scopes.length}) exceeds the maximum allowed (${DEEPEST_NESTING}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
      );
    }
    scopes.push({ kind: kind === 'start-object' ? 'Object' : 'Array', start: valueStart, entries: 0 });
    return kind;
  }

  function closeScope(marker: '}' | ']'): JsonTokenKind {
    const { kind, start } = scope();
    const closes = marker === '}' ? 'Object' : 'Array';
    if (kind !== closes) {
      const detail =
        kind === 'root'
          ? `no open ${closes} to close`
          : `expected '${marker === '}' ? ']' : '}'}' (for ${kind} starting at ${cursor.locate(start)})`;
      cursor.failAt(`Unexpected close marker '${marker}': ${detail}`, cursor.position - 1);
    }
    scopes.pop();
    valueText = marker;
    return marker === '}' ? 'end-object' : 'end-array';
  }

  function startValue(character: string): JsonTokenKind {
    valueStart = cursor.position - 1;
    valueText = character;
    if (character === '-' || isDigit(character)) {
      valueText = readJsonNumber(cursor, scope().kind === 'root');
      return 'number';
    }
    switch (character) {
      case '"':
        hasUnreadString = true;
        return 'string';
      case '[':
        return 'start-array';
      case '{':
        return 'start-object';
      case 't':
        return readWord('true');
      case 'f':
        return readWord('false');
      case 'n':
        return readWord('null');
      case '}':
        return cursor.failOnCharacter(character, 'expected a value');
      case '+':
        return failOnNumberStart(cursor, cursor.takeRaw(' in a Number value'), '+');
      default:
        return failOnOddValue(cursor, character);
    }
  }

  function readWord(word: 'true' | 'false' | 'null'): JsonTokenKind {
    valueText = word;
    return readJsonWord(cursor, word);
  }

  function readPendingString(): void {
    if (!hasUnreadString) return;
    hasUnreadString = false;
    valueText = readJsonString(cursor, 'string value');
  }

  return {
    next,
    text() {
      if (token === 'name') return name;
      readPendingString();
      return valueText;
    },
    fail: (reason) => cursor.fail(reason),
    failAgain: (error) => cursor.failAgain(error),
    failWithoutLocation: (reason) => cursor.failWithoutLocation(reason),
  };
}
