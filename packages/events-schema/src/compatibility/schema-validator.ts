import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Json } from '../generate/json-pointer.ts';

/** How Ajv is set up where only its verdict is asked for. */
export const verdictOptions = {
  // As the generated validators have it: without, Ajv 8 passes [] where prefixItems and contains meet.
  allErrors: true,
  strict: false,
  validateSchema: false,
  logger: false,
  // No messages, and code that is built quickly rather than runs quickly.
  messages: false,
  code: { optimize: false },
} as const;

/** Tells whether a document is valid. */
export type SchemaValidator = (document: Json) => boolean;

/**
 * Compiles the real validator of a schema, as consumers and publishers use it, on its first use.
 *
 * @returns a validator that throws what Ajv throws at a schema that it refuses.
 */
export function createSchemaValidator(schema: Json): SchemaValidator {
  let validate: SchemaValidator | undefined;
  return (document) => {
    validate ??= compile(schema);
    return validate(document);
  };
}

function compile(schema: Json): SchemaValidator {
  const ajv = new Ajv2020(verdictOptions);
  formats.default(ajv);
  const validate = ajv.compile(schema as object | boolean);
  return (document) => validate(document) as boolean;
}
