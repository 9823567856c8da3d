import { planFieldIndex } from '../generate/field-index.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type FieldIndex, findUndeclaredFields } from '../undeclared-fields.ts';
import type { SchemaValidator } from './schema-validator.ts';

/** Tells which documents a publisher lets through: those that are valid and hold declared fields only. */
export function createPublishableValidator(schema: Json, isValid: SchemaValidator): SchemaValidator {
  let fields: FieldIndex | undefined;
  return (document) => {
    if (!isValid(document)) return false;
    fields ??= planFieldIndex(schema);
    return findUndeclaredFields(fields, document).length === 0;
  };
}
