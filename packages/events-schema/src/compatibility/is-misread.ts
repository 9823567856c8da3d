import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { allSchemas } from '../generate/schema-vocabulary.ts';

const branches = /\/(?:\$defs|anyOf|oneOf|not|if|contains|dependentSchemas)(?:\/|$)/;

/**
 * Tells whether validators may take a schema for another: inside a branch Ajv 8 forgets what `items` and `prefixItems`
 * refuse where `contains` stands beside them, and a proof would say nothing of what it accepts.
 */
export function isMisread(schema: Json): boolean {
  for (const { schema: inner, pointer } of allSchemas(schema)) {
    if (!isJsonObject(inner) || inner.contains === undefined || !branches.test(pointer)) continue;
    if (inner.items !== undefined || inner.prefixItems !== undefined) return true;
  }
  return false;
}
