import { acceptNumbers } from '../accepted-values.ts';
import { toComparableNumber } from '../comparable-number.ts';
import type { JsonTokenReader } from '../json/json-token.ts';
import type { JsonValue, ValueTest } from '../value-test.ts';
import { type Operator, takeEnd } from './operator.ts';

const TOO_MANY_ELEMENTS = 'Too many elements in numeric expression';

/** `{ "numeric": [">", 0, "<=", 5] }`: numbers compared as doubles. */
export const numeric: Operator = {
  name: 'numeric',
  parse(tokens) {
    if (tokens.next() !== 'start-array') tokens.fail('Value of numeric must be an array.');
    const test = parseComparison(tokens);
    takeEnd(tokens, TOO_MANY_ELEMENTS);
    return test;
  },
};

function parseComparison(tokens: JsonTokenReader): ValueTest {
  if (tokens.next() !== 'string') tokens.fail(`Invalid member in numeric match: ${tokens.text()}`);
  const operator = tokens.text();
  const kind = tokens.next();
  if (!['=', '<', '<=', '>', '>='].includes(operator)) {
    tokens.fail(`Unrecognized numeric range operator: ${operator}`);
  }
  if (kind !== 'number') {
    tokens.fail(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  }
  const first = tokens.text();
  const following = tokens.next();
  if (following === 'end-array') {
    const number = compare(tokens, first);
    const wanted = { numeric: [operator, number] };
    if (operator === '=') return equalTo(number, wanted);
    if (operator === '<') return between(-Number.MAX_VALUE, false, number, true, wanted);
    if (operator === '<=') return between(-Number.MAX_VALUE, false, number, false, wanted);
    return between(number, operator === '>', Number.MAX_VALUE, false, wanted);
  }
  if (!operator.startsWith('>')) tokens.fail(TOO_MANY_ELEMENTS);
  if (following !== 'string') tokens.fail(`Bad value in numeric range: ${tokens.text()}`);
  const upperOperator = tokens.text();
  if (upperOperator !== '<' && upperOperator !== '<=') {
    tokens.fail(`Bad numeric range operator: ${upperOperator}`);
  }
  if (tokens.next() !== 'number') tokens.fail(`Value of ${upperOperator} must be numeric`);
  const last = tokens.text();
  if (tokens.next() !== 'end-array') tokens.fail('Too many terms in numeric range expression');
  const bottom = compare(tokens, first);
  const top = compare(tokens, last);
  if (bottom >= top) tokens.fail('Bottom must be less than top');
  const wanted = { numeric: [operator, bottom, upperOperator, top] };
  return between(bottom, operator === '>', top, upperOperator === '<', wanted);
}

function compare(tokens: JsonTokenReader, text: string): number {
  const number = toComparableNumber(text);
  if (Number.isNaN(number)) tokens.fail(`Cannot compare number : ${text}`);
  return number;
}

function equalTo(number: number, wanted: JsonValue): ValueTest {
  return {
    operator: 'numeric',
    wanted,
    lookups: [{ by: 'number', number }],
    accepts: acceptNumbers({ points: [number], isExcluded: false }),
    isNumeric: true,
    matches: (value) => value.number === number,
  };
}

function between(
  bottom: number,
  isBottomOpen: boolean,
  top: number,
  isTopOpen: boolean,
  wanted: JsonValue,
): ValueTest {
  return {
    operator: 'numeric',
    wanted,
    lookups: [{ by: 'any' }],
    accepts: acceptNumbers({ from: bottom, isFromOpen: isBottomOpen, to: top, isToOpen: isTopOpen }),
    isNumeric: true,
    matches: ({ number }) =>
      (isBottomOpen ? number > bottom : number >= bottom) && (isTopOpen ? number < top : number <= top),
  };
}
