import type { ContractProblem } from './contract-problem.ts';
import { type Json, isJsonObject, joinPointer } from './json-pointer.ts';

/** `constructor`, `toString`, `__proto__` and the like. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Checks that no field has a name that every JavaScript object has: generated validators would find it in data that does not
 * have it, and refuse the data.
 */
export function checkFieldNames(
  file: string,
  { properties }: { readonly [keyword: string]: Json },
  pointer: string,
): readonly ContractProblem[] {
  if (!isJsonObject(properties)) return [];
  return Object.keys(properties)
    .filter((name) => inherited.has(name))
    .map((name) => ({
      file,
      pointer: joinPointer(joinPointer(pointer, 'properties'), name),
      reason: `field "${name}" has a name that every JavaScript object has, so that validators find it where it is absent`,
      fix: 'Name it otherwise',
    }));
}
