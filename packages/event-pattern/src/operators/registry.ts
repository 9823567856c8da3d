import { anythingBut } from './anything-but.ts';
import { cidr } from './cidr.ts';
import { equalsIgnoreCase } from './equals-ignore-case.ts';
import { exactly } from './exactly.ts';
import { exists } from './exists.ts';
import { numeric } from './numeric.ts';
import type { Operator } from './operator.ts';
import { prefix } from './prefix.ts';
import { suffix } from './suffix.ts';
import { wildcard } from './wildcard.ts';

/** All operators by name. A new operator is one file here and one line in this list. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [exactly, prefix, suffix, numeric, anythingBut, exists, cidr, equalsIgnoreCase, wildcard].map(
    (operator) => [operator.name, operator],
  ),
);
