import { Validator } from '@seriousme/openapi-schema-validator';
import AjvDraft04 from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDocument, arbitrarySchema } from '../../test/compatibility/arbitrary-schema.ts';
import { isUsable } from '../../test/compatibility/is-usable.ts';
import { createOlderValidator } from '../../test/registry/older-validator.ts';
import { createSchemaValidator } from '../compatibility/schema-validator.ts';
import { findMisreadings } from '../generate/find-misreadings.ts';
import type { Json } from '../generate/json-pointer.ts';
import { downConvert } from './down-convert.ts';
import type { SchemaDialect } from './schema-dialect.ts';
import { upConvert } from './up-convert.ts';

/** fast-check prints it when a run fails; set BUSBAR_SEED to try another. */
const seed = Number(process.env.BUSBAR_SEED ?? 20_261_121);
const runs = Number(process.env.BUSBAR_RUNS ?? 300);
const documents = fc.sample(arbitraryDocument, { seed, numRuns: 400 });
const metaSchema = new AjvDraft04.default({ strict: false });

/** Whether contracts may say a schema, and validators read it as it is meant. */
function isSound(schema: Json): boolean {
  return isUsable(schema) && findMisreadings(schema).length === 0;
}

/** The conversion as one document, its components where its references look for them. */
function standing(schema: Json, dialect: SchemaDialect): { document: Json; refused: readonly string[] } {
  const conversion = downConvert(schema, { dialect, name: 'Root' });
  const components = { ...Object.fromEntries(conversion.components), Root: conversion.schema };
  const wrapped =
    dialect === 'OpenApi3'
      ? { $ref: '#/components/schemas/Root', components: { schemas: components } }
      : { $ref: '#/definitions/Root', definitions: components };
  return { document: wrapped, refused: conversion.problems.map(({ keyword }) => keyword) };
}

const counting = ['minContains', 'maxContains', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'];
const refusableBy = {
  OpenApi3: new Set([...counting, 'patternProperties', 'prefixItems']),
  JSONSchemaDraft4: new Set(counting),
} as const;

describe.each([
  ['OpenApi3', '/components/schemas/Root', 0.7],
  ['JSONSchemaDraft4', '/definitions/Root', 0.8],
] as const)('arbitrary schemas in %s', (dialect, pointer, share) => {
  const refusable = refusableBy[dialect];

  it('accept the same documents as before, or are refused for a keyword that the dialect lacks', () => {
    const tally = { converted: 0, refused: 0 };
    fc.assert(
      fc.property(arbitrarySchema, (schema) => {
        fc.pre(isSound(schema));
        const { document, refused } = standing(schema, dialect);
        if (refused.length > 0) {
          tally.refused += 1;
          expect(refused.filter((keyword) => !refusable.has(keyword))).toEqual([]);
          return;
        }
        tally.converted += 1;
        if (dialect === 'JSONSchemaDraft4') expect(metaSchema.validateSchema(document as object)).toBe(true);
        const [isValid, isStillValid] = [createSchemaValidator(schema), createOlderValidator(document)];
        const changed = documents.find((each) => isValid(each) !== isStillValid(each));
        expect({ changed, document }).toEqual({ changed: undefined, document });
      }),
      { seed, numRuns: runs },
    );
    const { converted, refused } = tally;
    expect(converted / (converted + refused)).toBeGreaterThan(share);
  });

  it('come back as schemas that accept the same documents', () => {
    fc.assert(
      fc.property(arbitrarySchema, (schema) => {
        fc.pre(isSound(schema));
        const { document, refused } = standing(schema, dialect);
        if (refused.length > 0) return;
        const { schema: back, problems } = upConvert(document, { dialect, pointer });

        const [isValid, isStillValid] = [createSchemaValidator(schema), createSchemaValidator(back)];
        const changed = documents.find((each) => isValid(each) !== isStillValid(each));
        expect({ changed, problems, back }).toEqual({ changed: undefined, problems: [], back });
      }),
      { seed, numRuns: runs },
    );
  });
});

describe('arbitrary schemas in a document of OpenAPI 3.0', () => {
  it('keep to its specification', async () => {
    const validator = new Validator();
    await fc.assert(
      fc.asyncProperty(arbitrarySchema, async (schema) => {
        const {
          schema: converted,
          components,
          problems,
        } = downConvert(schema, {
          dialect: 'OpenApi3',
          name: 'Root',
        });
        if (problems.length > 0) return;
        const document = {
          openapi: '3.0.0',
          info: { version: '1.0', title: 'Root' },
          paths: {},
          components: { schemas: { Root: converted, ...Object.fromEntries(components) } },
        };

        expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
      }),
      { seed, numRuns: runs },
    );
  });
});
