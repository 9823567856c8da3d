import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { type SchemaValidator, verdictOptions } from '../../src/compatibility/schema-validator.ts';
import type { Json } from '../../src/generate/json-pointer.ts';

/**
 * Compiles a document in JSON Schema draft 4, or a schema object of OpenAPI 3.0: that is draft 4 with `nullable`, which
 * Ajv knows.
 */
export function createOlderValidator(schema: Json): SchemaValidator {
  const ajv = new AjvDraft04.default(verdictOptions);
  formats.default(ajv as unknown as Parameters<typeof formats.default>[0]);
  const validate = ajv.compile(schema as object);
  return (document) => validate(document) as boolean;
}
