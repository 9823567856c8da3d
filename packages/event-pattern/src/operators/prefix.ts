import { acceptTexts } from '../accepted-values.ts';
import { createCaselessText } from '../letter-case.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "prefix": "a" }` and `{ "prefix": { "equals-ignore-case": "a" } }`. */
export const prefix: Operator = {
  name: 'prefix',
  parse(tokens) {
    const kind = tokens.next();
    if (kind === 'start-object') {
      if (tokens.next() !== 'name') tokens.fail('Prefix expression name not found');
      const inner = tokens.text();
      if (inner !== 'equals-ignore-case') tokens.fail(`Unsupported prefix pattern: ${inner}`);
      const text = takeString(tokens, 'equals-ignore-case match pattern must be a string');
      takeEnd(tokens);
      takeEnd(tokens);
      const caseless = createCaselessText(text);
      return {
        operator: 'prefix',
        wanted: { prefix: { 'equals-ignore-case': text } },
        lookups: [{ by: 'any' }],
        accepts: acceptTexts([[text, '']], { ignoresCase: true }),
        matches: (value) => value.kind === 'string' && caseless.isPrefixOf(value.text),
      };
    }
    if (kind !== 'string') tokens.fail('prefix match pattern must be a string');
    const text = tokens.text();
    takeEnd(tokens);
    return {
      operator: 'prefix',
      wanted: { prefix: text },
      lookups: [{ by: 'prefix', text }],
      accepts: acceptTexts([[text, '']]),
      matches: (value) => value.kind === 'string' && value.text.startsWith(text),
    };
  },
};
