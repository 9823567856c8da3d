import { describe, expect, it } from 'vitest';
import { schemaText } from '../../test/minimal-contract.ts';
import { createExampleRandom } from '../example/example-random.ts';
import { drawValue } from '../example/draw-value.ts';
import { bundleSchema } from './bundle-schema.ts';
import { compileValidator } from './compile-validator.ts';
import type { Json } from './json-pointer.ts';
import { planExample } from './plan-example.ts';

const inObject = (properties: object, more: object = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...more,
});

async function planFor(schema: object, stored: readonly Json[] = []) {
  const document = JSON.parse(schemaText(schema)) as Json;
  const bundled = bundleSchema(new Map([['demo/A/v1.schema.json', document]]), 'demo/A/v1.schema.json');
  const compiled = await compileValidator(bundled, './runtime.ts');
  if (!('source' in compiled)) throw new Error(compiled.reason);
  const isValid = (value: unknown) => compiled.check(value).length === 0;
  return { plan: await planExample(bundled.schema, stored, isValid), isValid };
}

describe('planExample', () => {
  it.each<[title: string, schema: object]>([
    ['bounds on integers', inObject({ a: { type: 'integer', minimum: -5, exclusiveMaximum: -3 } })],
    ['a single integer', inObject({ a: { type: 'integer', minimum: 7, maximum: 7 } })],
    [
      'exclusive bounds a cent apart',
      inObject({ a: { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 1.01 } }),
    ],
    ['an upper bound alone', inObject({ a: { type: 'number', maximum: -1000 } })],
    [
      'multiples',
      inObject({
        a: { type: 'number', multipleOf: 0.25, minimum: 1 },
        b: { type: 'integer', multipleOf: 7 },
      }),
    ],
    ['lengths', inObject({ a: { type: 'string', maxLength: 1 }, b: { type: 'string', minLength: 300 } })],
    ['an empty text', inObject({ a: { type: 'string', maxLength: 0 } })],
    [
      'a pattern with lengths',
      inObject({ a: { type: 'string', pattern: '^[a-z]+$', minLength: 4, maxLength: 6 } }),
    ],
    ['a pattern that is not anchored', inObject({ a: { type: 'string', pattern: 'x' } })],
    [
      'a unique list',
      inObject({ a: { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 } }),
    ],
    [
      'a list that must contain',
      inObject({
        a: {
          type: 'array',
          items: { type: 'integer' },
          contains: { type: 'integer', minimum: 5000 },
          minContains: 2,
        },
      }),
    ],
    [
      'a tuple',
      inObject({
        a: { type: 'array', prefixItems: [{ const: 1 }, { type: 'integer' }], items: false, minItems: 2 },
      }),
    ],
    [
      'names of fields',
      inObject({
        a: {
          type: 'object',
          propertyNames: { pattern: '^k[0-9]$' },
          additionalProperties: { type: 'integer' },
          minProperties: 1,
        },
      }),
    ],
    [
      'fields by pattern',
      inObject({
        a: {
          type: 'object',
          patternProperties: { '^k[0-9]$': { type: 'integer' } },
          additionalProperties: false,
          minProperties: 1,
        },
      }),
    ],
    [
      'allOf',
      inObject({
        a: {
          type: 'object',
          allOf: [
            inObject({ b: { type: 'integer', minimum: 3 } }),
            { properties: { b: { type: 'integer', maximum: 3 } } },
          ],
        },
      }),
    ],
    [
      'dependent fields',
      inObject(
        {},
        { properties: { a: { type: 'string' }, b: { type: 'string' } }, dependentRequired: { a: ['b'] } },
      ),
    ],
    [
      'a condition',
      {
        ...inObject({ kind: { enum: ['x', 'y'] } }),
        ...(JSON.parse(`{
          "if": { "properties": { "kind": { "const": "x" } } },
          "then": { "required": ["n"], "properties": { "n": { "type": "integer" } } },
          "else": { "required": ["t"], "properties": { "t": { "type": "string" } } }
        }`) as object),
      },
    ],
    ['not', inObject({ a: { type: 'integer', minimum: 0, maximum: 3, not: { const: 2 } } })],
    [
      'a tree that must end',
      {
        ...inObject({ a: { $ref: '#/$defs/tree' } }),
        $defs: {
          tree: {
            anyOf: [
              inObject({ left: { $ref: '#/$defs/tree' }, right: { $ref: '#/$defs/tree' } }),
              { type: 'integer' },
            ],
          },
        },
      },
    ],
    [
      'every format',
      inObject(
        Object.fromEntries(
          ['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uuid'].map(
            (format) => [format, { type: 'string', format }],
          ),
        ),
      ),
    ],
  ])('draws %s, valid at the first try of most seeds', async (_, schema) => {
    const { plan, isValid } = await planFor(schema);

    expect(plan.stored).toBeUndefined();
    const tries = Array.from({ length: 100 }, (__, seed) =>
      drawValue(plan.schema!, createExampleRandom(seed)),
    );
    expect(tries.filter(isValid).length).toBeGreaterThan(50);
  });

  it('leaves annotations and regular expressions out of what it draws from', async () => {
    const { plan } = await planFor(
      inObject({ a: { description: 'x', type: 'string', pattern: '^(?:red|blue)$', default: 'red' } }),
    );

    const drawn = Array.from({ length: 50 }, (_, seed) => drawValue(plan.schema!, createExampleRandom(seed)));
    expect(JSON.stringify(plan.schema)).not.toMatch(/description|pattern|default/);
    expect(new Set(drawn.map((value) => JSON.stringify(value)))).toEqual(
      new Set(['{"a":"red"}', '{"a":"blue"}']),
    );
  });

  it('takes the stored examples where no draw fits', async () => {
    const narrow = inObject({ a: { type: 'string', format: 'uuid', pattern: '^0{8}-' } });
    const stored = [{ a: '00000000-0000-4000-8000-000000000000' }];

    expect((await planFor(narrow, stored)).plan).toEqual({ stored });
  });
});
