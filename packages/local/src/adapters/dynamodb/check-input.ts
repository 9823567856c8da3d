import { validationError } from './dynamodb-error.ts';

/** Parentheses around a condition, one in the other, that are taken. */
const maximumParentheses = 12;
const expressionNames = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/**
 * Refuses what dynalite would not refuse and could not carry out either.
 *
 * @throws {DynamodbError} ValidationException for an attribute `__proto__`, which it would silently leave out, and
 *   for an expression in so many parentheses that its parser, whose time doubles with each, would not come to an end.
 */
export function checkInput(input: unknown): void {
  if (typeof input !== 'object' || input === null) return;
  if (Object.hasOwn(input, '__proto__')) {
    throw validationError('The local cloud does not keep attributes named "__proto__".');
  }
  for (const [name, member] of Object.entries(input)) {
    if (typeof member === 'string') {
      if (expressionNames.includes(name) && levelsOf(member) > maximumParentheses) {
        throw validationError(
          `Invalid ${name}: The local cloud takes at most ${maximumParentheses} parentheses in one another.`,
        );
      }
    } else {
      checkInput(member);
    }
  }
}

function levelsOf(expression: string): number {
  let levels = 0;
  let most = 0;
  for (const character of expression) {
    if (character === '(') most = Math.max(most, ++levels);
    else if (character === ')') levels -= 1;
  }
  return most;
}
