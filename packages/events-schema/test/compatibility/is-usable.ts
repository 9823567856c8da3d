import { checkUsable } from '../../src/compatibility/check-usable.ts';
import { UnusableSchemaError } from '../../src/compatibility/unusable-schema-error.ts';
import type { Json } from '../../src/generate/json-pointer.ts';

/** Tells whether a schema that was drawn is one that can be compared at all. */
export function isUsable(schema: Json): boolean {
  try {
    checkUsable('', schema);
    return true;
  } catch (error) {
    if (error instanceof UnusableSchemaError) return false;
    throw error;
  }
}
