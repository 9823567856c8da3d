import { createRandom } from '@busbar/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSubschema } from '../../src/compatibility/is-subschema.ts';
import { createPublishableValidator } from '../../src/compatibility/publishable-validator.ts';
import { createSchemaValidator } from '../../src/compatibility/schema-validator.ts';
import { canonicalText } from '../../src/generate/canonical-text.ts';
import { isJsonObject } from '../../src/generate/json-pointer.ts';
import { allSchemas, keywordContents } from '../../src/generate/schema-vocabulary.ts';
import { arbitraryIntricateEdit, arbitraryIntricateSchema } from './arbitrary-intricate-schema.ts';
import { documentsNear } from './documents-near.ts';
import { isUsable } from './is-usable.ts';

/** fast-check prints it when a run fails; set BUSBAR_SEED to try another, BUSBAR_RUNS to try more. */
const seed = Number(process.env.BUSBAR_SEED ?? 20_261_121);
const numRuns = Number(process.env.BUSBAR_RUNS ?? 300);
const DOCUMENTS = 300;
const pairs = fc.oneof(
  { weight: 5, arbitrary: arbitraryIntricateEdit },
  { weight: 1, arbitrary: fc.tuple(arbitraryIntricateSchema, arbitraryIntricateSchema) },
);

/** What a comparison reads over, as it makes no document invalid. */
const annotations =
  '$comment $schema contentEncoding contentMediaType contentSchema default deprecated description examples readOnly title writeOnly';

it('the schemas that are drawn hold every keyword that decides', () => {
  const drawn = new Set(
    fc
      .sample(arbitraryIntricateSchema, { seed, numRuns: 300 })
      .flatMap((schema) => [...allSchemas(schema)])
      .flatMap(({ schema }) => (isJsonObject(schema) ? Object.keys(schema) : [])),
  );
  const deciding = [...keywordContents.keys()].filter((keyword) => !annotations.split(' ').includes(keyword));

  expect(deciding.filter((keyword) => !drawn.has(keyword))).toEqual([]);
});

describe('isSubschema over keywords that interfere', () => {
  it.each([
    ['every valid document', false],
    ['documents with declared fields only', true],
  ] as const)(
    `is contradicted by none of ${DOCUMENTS} documents that lie close to each pair: %s`,
    (_, declaredFieldsOnly) => {
      const tally = { true: 0, false: 0, unknown: 0, misread: 0, asked: 0 };
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          if (!isUsable(before) || !isUsable(after)) return;
          // Of recursion with unevaluated fields Ajv keeps state from call to call: equal schemas may then differ.
          if (canonicalText(before) === canonicalText(after)) return;
          const isValid = createSchemaValidator(before);
          const isNarrow = declaredFieldsOnly ? createPublishableValidator(before, isValid) : isValid;
          const isWide = createSchemaValidator(after);

          const options = { declaredFieldsOnly, budget: 10_000, most: 5 };
          const { verdict, refusals } = isSubschema(before, after, options);

          const misread = refusals.some(({ why }) => why?.startsWith('Ajv misreads'));
          tally[misread ? ('misread' as const) : (`${verdict}` as const)] += 1;
          for (const { witness } of refusals)
            if (witness !== undefined) expect([isNarrow(witness), isWide(witness)]).toEqual([true, false]);
          if (verdict !== true) return;
          const asked = documentsNear([before, after], createRandom(seed), DOCUMENTS).filter(isNarrow);
          tally.asked += asked.length;
          expect(asked.find((each) => !isWide(each))).toBe(undefined);
        }),
        { seed, numRuns },
      );

      // The law must not hold for want of verdicts, nor of documents.
      expect(tally.true).toBeGreaterThan(numRuns / 10);
      expect(tally.false).toBeGreaterThan(numRuns / 10);
      expect(tally.asked).toBeGreaterThan(tally.true * 50);
      expect(tally.unknown).toBeLessThan(numRuns / 10);
    },
    120_000,
  );
});
