import { type BundledSchema, bundleSchema } from './bundle-schema.ts';
import { checkMisread } from './check-misread.ts';
import type { Json } from './json-pointer.ts';
import { findEndlessReference } from './same-place-schemas.ts';
import { allSchemas } from './schema-vocabulary.ts';

/**
 * Bundles a schema and says what is wrong with it as a whole: a `$ref` that leads nowhere or comes back to itself, and
 * what validators would misread.
 */
export function bundleSoundSchema(schemas: ReadonlyMap<string, Json>, rootFile: string): BundledSchema {
  const bundled = bundleSchema(schemas, rootFile);
  if (bundled.problems.length > 0) return bundled;
  const pointers = [...allSchemas(bundled.schema)].map(({ pointer }) => pointer);
  const endless = findEndlessReference(bundled.schema, pointers);
  if (endless === undefined) return { ...bundled, problems: checkMisread(bundled) };
  const fix = 'Refer to it from inside properties or items, or remove the $ref';
  const reason = '$ref comes back to itself without end';
  return { ...bundled, problems: [{ ...bundled.originOf(endless), reason, fix }] };
}
