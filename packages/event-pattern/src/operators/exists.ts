import { acceptAbsence, acceptPresence } from '../accepted-values.ts';
import { type Operator, takeEnd } from './operator.ts';

/** `{ "exists": true }` (a leaf has the path) and `{ "exists": false }` (no leaf has it). */
export const exists: Operator = {
  name: 'exists',
  parse(tokens) {
    const kind = tokens.next();
    if (kind !== 'true' && kind !== 'false') {
      tokens.fail('exists match pattern must be either true or false.');
    }
    const isPresent = kind === 'true';
    takeEnd(tokens);
    return {
      operator: 'exists',
      wanted: { exists: isPresent },
      lookups: [{ by: isPresent ? 'any' : 'absence' }],
      accepts: isPresent ? acceptPresence : acceptAbsence,
      matches: () => isPresent,
    };
  },
};
