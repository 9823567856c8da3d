import { acceptTexts } from '../accepted-values.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "exactly": "a" }`: the same as `"a"`, without reading it as an IP address. AWS accepts it undocumented. */
export const exactly: Operator = {
  name: 'exactly',
  parse(tokens) {
    const text = takeString(tokens, 'exact match pattern must be a string');
    takeEnd(tokens);
    return {
      operator: 'exactly',
      wanted: { exactly: text },
      lookups: [{ by: 'text', text }],
      accepts: acceptTexts([[text]]),
      matches: (value) => value.kind === 'string' && value.text === text,
    };
  },
};
