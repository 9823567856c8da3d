import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryDocument,
  arbitraryEdit,
  arbitrarySchema,
} from '../../test/compatibility/arbitrary-schema.ts';
import { isUsable } from '../../test/compatibility/is-usable.ts';
import { planFieldIndex } from '../generate/field-index.ts';
import type { Json } from '../generate/json-pointer.ts';
import { findUndeclaredFields } from '../undeclared-fields.ts';
import { isSubschema } from './is-subschema.ts';
import { createSchemaValidator } from './schema-validator.ts';

/** fast-check prints it when a run fails; set BUSBAR_SEED to try another. */
const seed = Number(process.env.BUSBAR_SEED ?? 20_261_120);
const documents = fc.sample(arbitraryDocument, { seed, numRuns: 2000 });
const pairs = fc.oneof(
  { weight: 4, arbitrary: arbitraryEdit },
  { weight: 1, arbitrary: fc.tuple(arbitrarySchema, arbitrarySchema) },
);

describe('isSubschema over edits of arbitrary schemas', () => {
  it.each([
    ['every valid document', false],
    ['documents with declared fields only', true],
  ] as const)(
    'is contradicted by none of 2,000 documents and by no witness: %s',
    (_, declaredFieldsOnly) => {
      const tally = { true: 0, false: 0, unknown: 0, misread: 0 };
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          if (!isUsable(before) || !isUsable(after)) return;
          const isNarrow = createSchemaValidator(before);
          const fields = planFieldIndex(before);
          const isPublishable = (document: Json) =>
            !declaredFieldsOnly || findUndeclaredFields(fields, document).length === 0;
          const isWide = createSchemaValidator(after);

          const { verdict, refusals } = isSubschema(before, after, {
            declaredFieldsOnly,
            budget: 10_000,
            most: 5,
          });

          const misread = refusals.some(({ why }) => why?.startsWith('Ajv misreads'));
          tally[misread ? ('misread' as const) : (`${verdict}` as const)] += 1;
          for (const { witness } of refusals) {
            if (witness === undefined) continue;
            expect([isNarrow(witness), isPublishable(witness), isWide(witness)]).toEqual([true, true, false]);
          }
          if (verdict !== true) return;
          const contradiction = documents.find(
            (each) => isNarrow(each) && isPublishable(each) && !isWide(each),
          );
          expect(contradiction).toBe(undefined);
        }),
        { seed, numRuns: 1000 },
      );

      // The law must not hold for want of verdicts.
      expect(tally.true).toBeGreaterThan(300);
      expect(tally.false).toBeGreaterThan(150);
      expect(tally.unknown).toBeLessThan(20);
    },
    60_000,
  );

  it('finds every schema to be within itself', () => {
    fc.assert(
      fc.property(arbitrarySchema, (schema) => {
        if (isUsable(schema)) expect(isSubschema(schema, structuredClone(schema)).verdict).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });
});
