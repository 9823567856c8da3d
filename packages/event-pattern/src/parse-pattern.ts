import type { EventPattern, PatternClause } from './event-pattern.ts';
import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
import type { JsonTokenReader } from './json/json-token.ts';
import { createJsonTokenReader } from './json/json-token-reader.ts';
import { createNumberTest, createStringTest, createWordTest } from './literal-tests.ts';
import { operators } from './operators/registry.ts';
import type { ValueTest } from './value-test.ts';
import { refuseComplexWildcards } from './wildcard-complexity.ts';

/** Ways through a pattern's `$or` parts beyond which it is refused. */
const MOST_BRANCHES = 1000;

/** Names that AWS keeps for itself inside `$or`. */
const RESERVED_INSIDE_OR: ReadonlySet<string> = new Set([
  'exactly',
  'equals-ignore-case',
  'prefix',
  'suffix',
  'anything-but',
  'exists',
  'wildcard',
  'numeric',
  'cidr',
  '=',
  '<',
  '<=',
  '>',
  '>=',
  'regex',
  'not-wildcard',
  'not-equals-ignore-case',
  'date-after',
  'date-on-or-after',
  'date-before',
  'date-on-or-before',
  'in-date-range',
  'ip-address-in-range',
  'ip-address-not-in-range',
]);

type Branch = Map<string, readonly ValueTest[]>;

/**
 * Parses an event pattern.
 *
 * Of two clauses for one path the last counts, also when one is written with nested keys and the other with dots.
 *
 * @param text the pattern's JSON text; spellings and repeated keys matter, so an object would not do.
 * @throws InvalidEventPatternError with AWS's reason for a pattern that EventBridge refuses.
 *
 * @example
 * ```ts
 * const pattern = parsePattern('{"detail-type":["orders.OrderPlaced"]}');
 * pattern.branches[0]?.clauses[0]?.path; //=> 'detail-type'
 * parsePattern('{"source":[]}'); //=> InvalidEventPatternError: … Reason: Empty arrays are not allowed
 * ```
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function parsePattern(text: string): EventPattern {
  const tokens = createJsonTokenReader(text);
  if (tokens.next() !== 'start-object') tokens.fail('Filter is not an object');
  const branches = parseObject(tokens, [], [], false).map((branch) => ({ clauses: toClauses(branch) }));
  for (const { clauses } of branches) {
    for (const { tests } of clauses) refuseComplexWildcards(tests, text);
  }
  return { text, branches };
}

/** Either a parsed pattern or the error that `parsePattern` would throw. */
export type SafeParsePatternResult =
  | { readonly success: true; readonly data: EventPattern }
  | { readonly success: false; readonly error: InvalidEventPatternError };

/**
 * Parses an event pattern without throwing for an invalid one.
 *
 * @example
 * ```ts
 * const result = safeParsePattern('{"source":"aws.s3"}');
 * result.success || result.error.reason; //=> '"source" must be an object or an array'
 * ```
 */
export function safeParsePattern(text: string): SafeParsePatternResult {
  try {
    return { success: true, data: parsePattern(text) };
  } catch (error) {
    if (error instanceof InvalidEventPatternError) return { success: false, error };
    throw error;
  }
}

function parseObject(
  tokens: JsonTokenReader,
  branches: readonly Branch[],
  path: readonly string[],
  isInsideOr: boolean,
): readonly Branch[] {
  let result = branches;
  let hasFields = false;
  while (tokens.next() !== 'end-object') {
    hasFields = true;
    const name = tokens.text();
    if (name === '$or') {
      result = parseOr(tokens, result, path);
      continue;
    }
    if (isInsideOr && RESERVED_INSIDE_OR.has(name)) {
      tokens.fail(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
    }
    const kind = tokens.next();
    if (kind === 'start-object') {
      result = parseObject(tokens, result, [...path, name], isInsideOr);
    } else if (kind === 'start-array') {
      // An empty key at the root leaves no dot behind, as on AWS.
      const parent = path.join('.');
      const clausePath = parent === '' ? name : `${parent}.${name}`;
      const tests = parseTests(tokens);
      const extended = result.length === 0 ? [new Map()] : result;
      for (const branch of extended) branch.set(clausePath, tests);
      result = extended;
    } else {
      tokens.fail(`"${name}" must be an object or an array`);
    }
  }
  if (!hasFields) tokens.fail('Empty objects are not allowed');
  return result;
}

function parseOr(tokens: JsonTokenReader, branches: readonly Branch[], path: readonly string[]): Branch[] {
  if (tokens.next() !== 'start-array') tokens.fail('It must be an Array followed with $or.');
  const result: Branch[] = [];
  let count = 0;
  for (let kind = tokens.next(); kind !== 'end-array'; kind = tokens.next()) {
    count++;
    if (kind !== 'start-object') tokens.fail('Only JSON object is allowed in array of $or relationship.');
    const copies = branches.length === 0 ? [new Map()] : branches.map((branch) => new Map(branch));
    result.push(...parseObject(tokens, copies, path, true));
    if (result.length > MOST_BRANCHES) {
      tokens.failWithoutLocation(
        `Rule is too complex - its $or relationships give more than ${MOST_BRANCHES} rule combinations`,
      );
    }
  }
  if (count < 2) tokens.fail('There must have at least 2 Objects in $or relationship.');
  return result;
}

/** Parses the members of a field's array. */
function parseTests(tokens: JsonTokenReader): readonly ValueTest[] {
  const tests: ValueTest[] = [];
  for (let kind = tokens.next(); kind !== 'end-array'; kind = tokens.next()) {
    if (kind === 'start-object') tests.push(parseOperator(tokens));
    else if (kind === 'string') tests.push(createStringTest(tokens.text()));
    else if (kind === 'number') tests.push(createNumberTest(tokens.text()));
    else if (kind === 'true' || kind === 'false' || kind === 'null') tests.push(createWordTest(kind));
    else tokens.fail('Match value must be String, number, true, false, or null');
  }
  if (tests.length === 0) tokens.fail('Empty arrays are not allowed');
  // AWS stops reading numbers as addresses in a field that has numbers to compare with.
  if (tests.some((test) => test.isNumeric)) return tests.map(withoutNumbersAsAddresses);
  return tests;
}

function parseOperator(tokens: JsonTokenReader): ValueTest {
  if (tokens.next() !== 'name') tokens.fail('Match expression name not found');
  const name = tokens.text();
  const operator = operators.get(name);
  return operator === undefined ? tokens.fail(`Unrecognized match type ${name}`) : operator.parse(tokens);
}

function withoutNumbersAsAddresses(test: ValueTest): ValueTest {
  if (!test.readsAddresses) return test;
  return { ...test, matches: (value) => Number.isNaN(value.number) && test.matches(value) };
}

function toClauses(branch: Branch): readonly PatternClause[] {
  return [...branch]
    .map(([path, tests]) => ({ path, tests }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
