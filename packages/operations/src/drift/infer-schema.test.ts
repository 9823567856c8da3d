import { bundleSchema, compileValidator } from '@busbar/events-schema/generate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferSchema, joinSchemas, type JsonSchema } from './infer-schema.ts';
import { createPlace, foldDocument } from './observed-place.ts';

/** What is inferred of values of a field that no contract declares. */
function infer(values: readonly unknown[], showValues = false): JsonSchema {
  const root = createPlace();
  const context = { fields: [{ fields: {} }], budget: { placesLeft: 1000 }, isClassified: () => false };
  for (const value of values) foldDocument(root, { value }, context);
  return inferSchema(root.fields.get('value')!, { showValues });
}

const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);

describe('inferSchema', () => {
  it.each([
    [[1, 2], { type: 'integer' }],
    [[1, 2.5], { type: 'number' }],
    [['a', null], { type: ['string', 'null'] }],
    [['2026-01-01', '2026-02-01'], { type: 'string', format: 'date' }],
    [['2026-01-01', 'soon'], { type: 'string' }],
    [[[]], { type: 'array' }],
    [[[1], ['a']], { type: 'array', items: { type: ['string', 'integer'] } }],
    [[{}], { type: 'object' }],
    [
      [{ a: 1 }, { b: [{ c: true }] }, 'x'],
      {
        type: ['object', 'string'],
        properties: {
          a: { type: 'integer' },
          b: { type: 'array', items: { type: 'object', properties: { c: { type: 'boolean' } } } },
        },
      },
    ],
  ])('of %j is %j', (values, schema) => {
    expect(infer(values)).toEqual(schema);
  });

  it('is an enum of texts that repeat themselves from 20 on, where values may be told', () => {
    const repeated = (each: number) => [...times(each, 'web'), ...times(10, 'shop')];

    expect(infer(repeated(10), true)).toEqual({ type: 'string', enum: ['shop', 'web'] });
    expect(infer(repeated(10), false)).toEqual({ type: 'string' });
    expect(infer(repeated(9), true)).toEqual({ type: 'string' });
    expect(infer([...repeated(10), 'once'], true)).toEqual({ type: 'string' });
  });
});

describe('joinSchemas', () => {
  it('allows what each of both allows', async () => {
    // Ajv takes a field that is called as a member of Object.prototype as there; such edits are left to people.
    const inherited = Object.getOwnPropertyNames(Object.prototype).map((name) => `"${name}":`);
    const value = fc
      .jsonValue({ maxDepth: 3 })
      .filter((each) => !inherited.some((name) => JSON.stringify(each).includes(name)));
    const values = fc.array(value, { minLength: 1, maxLength: 4 });
    const channels = fc.constantFrom(times(20, 'web'), times(20, 'shop'), times(20, '2026-01-01'));

    await fc.assert(
      fc.asyncProperty(fc.oneof(values, channels), fc.oneof(values, channels), async (one, other) => {
        const joined = joinSchemas(infer(one, true), infer(other, true));
        const document = { type: 'object', properties: { value: joined } };
        const bundled = bundleSchema(new Map([['a.schema.json', document]]), 'a.schema.json');
        const validator = await compileValidator(bundled, './runtime');
        if (!('check' in validator)) throw new Error(validator.reason);

        const refused = [...one, ...other].flatMap((value) => validator.check({ value }));

        expect(refused).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
