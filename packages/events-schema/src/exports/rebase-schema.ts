import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { mapSchema } from '../generate/schema-vocabulary.ts';
import type { ExportSchema } from './export-catalog.ts';

/**
 * Makes the `$ref`s of a bundled schema lead to where it will stand in a larger document.
 *
 * @param base pointer of that place as a fragment, `#/components/schemas/orders.OrderPlaced.v2`.
 */
export function rebaseSchema(schema: ExportSchema, base: string): ExportSchema {
  const rebased = mapSchema(schema, (inner: Json) =>
    isJsonObject(inner) && typeof inner.$ref === 'string'
      ? { ...inner, $ref: `${base}${inner.$ref.slice(1)}` }
      : inner,
  );
  return rebased as ExportSchema;
}
