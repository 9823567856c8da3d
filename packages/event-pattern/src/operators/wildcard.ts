import { acceptTexts } from '../accepted-values.ts';
import type { JsonTokenReader } from '../json/json-token.ts';
import { parseWildcard, type WildcardText } from '../wildcard-text.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "wildcard": "a*b" }`. */
export const wildcard: Operator = {
  name: 'wildcard',
  parse(tokens) {
    const text = takeString(tokens, 'wildcard match pattern must be a string');
    const parsed = parseWildcardOrFail(tokens, text);
    takeEnd(tokens);
    return {
      operator: 'wildcard',
      wanted: { wildcard: text },
      lookups: [{ by: 'any' }],
      accepts: acceptTexts([parsed.pieces]),
      wildcards: [parsed],
      matches: (value) => value.kind === 'string' && parsed.matches(value.text),
    };
  },
};

/** Parses a wildcard, or refuses the pattern. */
export function parseWildcardOrFail(tokens: JsonTokenReader, text: string): WildcardText {
  try {
    return parseWildcard(text);
  } catch (error) {
    if (error instanceof RangeError) tokens.fail(error.message);
    throw error;
  }
}
