import { acceptAllButNumbers, acceptAllButTexts } from '../accepted-values.ts';
import { toComparableNumber } from '../comparable-number.ts';
import type { EventValue } from '../event-value.ts';
import { InvalidEventPatternError } from '../invalid-event-pattern-error.ts';
import type { JsonTokenKind, JsonTokenReader } from '../json/json-token.ts';
import { createCaselessText } from '../letter-case.ts';
import type { JsonValue, ValueTest } from '../value-test.ts';
import type { WildcardText } from '../wildcard-text.ts';
import { type Operator, takeEnd } from './operator.ts';
import { parseWildcardOrFail } from './wildcard.ts';

const TOO_MANY_ELEMENTS = 'Too many elements in numeric expression';
const LIST_REASON = 'Inside anything but list, start|null|boolean is not supported.';
const MIXED_REASON =
  'Inside anything but list, either all values are number or string, mixed type is not supported';

/** What may stand inside `anything-but`, with the reason for members that are no strings. */
const INNER_OPERATORS: Readonly<Record<string, { reason: string; refusesEmpty: boolean }>> = {
  prefix: { reason: 'prefix/suffix match pattern must be a string', refusesEmpty: true },
  suffix: { reason: 'prefix/suffix match pattern must be a string', refusesEmpty: true },
  'equals-ignore-case': {
    reason: 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    refusesEmpty: false,
  },
  wildcard: { reason: 'wildcard match pattern must be a string', refusesEmpty: false },
};

/** `{ "anything-but": … }`: any value that is there and is none of those listed. */
export const anythingBut: Operator = {
  name: 'anything-but',
  parse(tokens) {
    let kind = tokens.next();
    let inner: string | undefined;
    if (kind === 'start-object') {
      if (tokens.next() !== 'name') tokens.fail('Anything-But expression name not found');
      inner = tokens.text();
      if (!Object.hasOwn(INNER_OPERATORS, inner)) tokens.fail(`Unsupported anything-but pattern: ${inner}`);
      kind = tokens.next();
    }
    if (kind !== 'start-array' && kind !== 'string' && kind !== 'number') {
      return tokens.fail('Value of anything-but must be an array or single string/number value.');
    }
    const test = inner === undefined ? parseValues(tokens, kind) : parseTexts(tokens, kind, inner);
    takeEnd(tokens, TOO_MANY_ELEMENTS);
    if (inner !== undefined) takeEnd(tokens, TOO_MANY_ELEMENTS);
    return test;
  },
};

function parseValues(tokens: JsonTokenReader, kind: JsonTokenKind): ValueTest {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const take = (memberKind: JsonTokenKind | undefined) => {
    if (memberKind === 'string') {
      texts.add(tokens.text());
    } else if (memberKind === 'number') {
      const number = toComparableNumber(tokens.text());
      if (Number.isNaN(number)) tokens.failWithoutLocation(`Cannot compare number : ${tokens.text()}`);
      numbers.add(number);
    } else {
      tokens.fail(LIST_REASON);
    }
  };
  if (kind === 'start-array') {
    takeList(tokens, take);
    if (texts.size > 0 === numbers.size > 0) tokens.fail(MIXED_REASON);
  } else {
    take(kind);
  }
  const values = [...texts, ...numbers];
  const wanted = { 'anything-but': kind === 'start-array' ? values : (values[0] as JsonValue) };
  if (numbers.size > 0) {
    return {
      operator: 'anything-but',
      wanted,
      lookups: [{ by: 'any' }],
      accepts: acceptAllButNumbers([...numbers]),
      isNumeric: true,
      matches: (value) => !numbers.has(value.number),
    };
  }
  return {
    operator: 'anything-but',
    wanted,
    lookups: [{ by: 'any' }],
    accepts: acceptAllButTexts([...texts].map((text) => [text])),
    matches: (value) => value.kind !== 'string' || !texts.has(value.text),
  };
}

function parseTexts(tokens: JsonTokenReader, kind: JsonTokenKind, inner: string): ValueTest {
  const { reason, refusesEmpty } = INNER_OPERATORS[inner] as (typeof INNER_OPERATORS)[string];
  const texts: string[] = [];
  const take = (memberKind: JsonTokenKind | undefined) => {
    if (memberKind !== 'string') tokens.fail(reason);
    const text = tokens.text();
    if (refusesEmpty && text === '') tokens.fail('Null prefix/suffix not allowed');
    texts.push(text);
  };
  if (kind === 'start-array') {
    takeList(tokens, take);
  } else {
    take(kind);
  }
  const wildcards = inner === 'wildcard' ? texts.map((text) => parseWildcardOrFail(tokens, text)) : undefined;
  const isExcluded = excluder(inner, texts, wildcards);
  const wantedTexts = kind === 'start-array' ? texts : (texts[0] as JsonValue);
  return {
    operator: 'anything-but',
    wanted: { 'anything-but': { [inner]: wantedTexts } },
    lookups: [{ by: 'any' }],
    accepts: acceptAllButTexts(toLike(inner, texts, wildcards), {
      ignoresCase: inner === 'equals-ignore-case',
    }),
    ...(wildcards === undefined ? {} : { wildcards }),
    // AWS takes an empty list, and matches nothing with it.
    matches: (value) => texts.length > 0 && !isExcluded(value),
  };
}

/** Takes a list's members. EventBridge adds a position to whatever goes wrong in these lists. */
function takeList(tokens: JsonTokenReader, take: (member: JsonTokenKind | undefined) => void): void {
  try {
    for (let member = tokens.next(); member !== 'end-array'; member = tokens.next()) take(member);
  } catch (error) {
    if (error instanceof InvalidEventPatternError) tokens.failAgain(error);
    throw error;
  }
}

/** The excluded texts as wildcards. */
function toLike(
  inner: string,
  texts: readonly string[],
  wildcards: readonly WildcardText[] | undefined,
): readonly (readonly string[])[] {
  if (wildcards !== undefined) return wildcards.map(({ pieces }) => pieces);
  if (inner === 'prefix') return texts.map((text) => [text, '']);
  if (inner === 'suffix') return texts.map((text) => ['', text]);
  return texts.map((text) => [text]);
}

function excluder(
  inner: string,
  texts: readonly string[],
  wildcards: readonly WildcardText[] | undefined,
): (value: EventValue) => boolean {
  const excludes = (isLike: (value: string) => boolean) => (value: EventValue) =>
    value.kind === 'string' && isLike(value.text);
  if (wildcards !== undefined) return excludes((value) => wildcards.some((each) => each.matches(value)));
  if (inner === 'prefix') return excludes((value) => texts.some((text) => value.startsWith(text)));
  if (inner === 'suffix') return excludes((value) => texts.some((text) => value.endsWith(text)));
  const caseless = texts.map(createCaselessText);
  const folded = new Set(caseless.map((text) => text.folded));
  if (!folded.has(undefined)) return (value) => value.kind === 'string' && folded.has(value.folded);
  return excludes((value) => caseless.some((text) => text.equals(value)));
}
