import { acceptTexts } from '../accepted-values.ts';
import { createCaselessText } from '../letter-case.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "suffix": "a" }` and `{ "suffix": { "equals-ignore-case": "a" } }`. */
export const suffix: Operator = {
  name: 'suffix',
  parse(tokens) {
    const kind = tokens.next();
    if (kind === 'start-object') {
      if (tokens.next() !== 'name') tokens.fail('Suffix expression name not found');
      const inner = tokens.text();
      if (inner !== 'equals-ignore-case') tokens.fail(`Unsupported suffix pattern: ${inner}`);
      const text = takeString(tokens, 'equals-ignore-case match pattern must be a string');
      takeEnd(tokens);
      takeEnd(tokens);
      const caseless = createCaselessText(text);
      return {
        operator: 'suffix',
        wanted: { suffix: { 'equals-ignore-case': text } },
        lookups: [{ by: 'any' }],
        accepts: acceptTexts([['', text]], { ignoresCase: true }),
        matches: (value) => value.kind === 'string' && caseless.isSuffixOf(value.text),
      };
    }
    if (kind !== 'string') tokens.fail('suffix match pattern must be a string');
    const text = tokens.text();
    takeEnd(tokens);
    return {
      operator: 'suffix',
      wanted: { suffix: text },
      lookups: [{ by: 'suffix', text }],
      accepts: acceptTexts([['', text]]),
      matches: (value) => value.kind === 'string' && value.text.endsWith(text),
    };
  },
};
