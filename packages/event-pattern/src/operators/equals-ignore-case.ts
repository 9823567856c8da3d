import { acceptTexts } from '../accepted-values.ts';
import { createCaselessText } from '../letter-case.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "equals-ignore-case": "a" }`. */
export const equalsIgnoreCase: Operator = {
  name: 'equals-ignore-case',
  parse(tokens) {
    const text = takeString(tokens, 'equals-ignore-case match pattern must be a string');
    takeEnd(tokens);
    const caseless = createCaselessText(text);
    const { folded } = caseless;
    return {
      operator: 'equals-ignore-case',
      wanted: { 'equals-ignore-case': text },
      lookups: [folded === undefined ? { by: 'any' } : { by: 'folded-text', text: folded }],
      accepts: acceptTexts([[text]], { ignoresCase: true }),
      matches: (value) => value.kind === 'string' && caseless.equals(value.text),
    };
  },
};
