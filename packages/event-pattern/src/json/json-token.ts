import type { InvalidEventPatternError } from '../invalid-event-pattern-error.ts';

/** What a token reader meets next. `undefined` stands for the end of the text. */
export type JsonTokenKind =
  | 'start-object'
  | 'end-object'
  | 'start-array'
  | 'end-array'
  | 'name'
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null';

/** Reads a pattern's JSON token by token, so that errors come in the order in which AWS meets them. */
export interface JsonTokenReader {
  /** Moves to the next token. @throws InvalidEventPatternError for text that is no JSON, in AWS's words. */
  next(): JsonTokenKind | undefined;
  /** The current name, or the text of the current value. @throws InvalidEventPatternError like `next`. */
  text(): string;
  /** Refuses the pattern at the current position. */
  fail(reason: string): never;
  /** Throws an error again with the current position behind its own, if it has one. */
  failAgain(error: InvalidEventPatternError): never;
  /** Refuses the pattern without a position (AWS gives none for some reasons). */
  failWithoutLocation(reason: string): never;
}
