import type { JsonTokenReader } from '../json/json-token.ts';
import type { ValueTest } from '../value-test.ts';

/** One operator of the pattern language: `{ "prefix": "a" }`. */
export interface Operator {
  readonly name: string;
  /**
   * Parses from behind the operator's name to the end of its object.
   *
   * @throws InvalidEventPatternError with AWS's reason.
   */
  parse(tokens: JsonTokenReader): ValueTest;
}

/** Takes a string, or refuses the pattern. */
export function takeString(tokens: JsonTokenReader, reason: string): string {
  if (tokens.next() !== 'string') tokens.fail(reason);
  return tokens.text();
}

/** Takes the end of an operator's object, or refuses the pattern. */
export function takeEnd(tokens: JsonTokenReader, reason = 'Only one key allowed in match expression'): void {
  if (tokens.next() !== 'end-object') tokens.fail(reason);
}
