import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { bundleSchema } from './bundle-schema.ts';
import { checkMisread } from './check-misread.ts';
import type { Json } from './json-pointer.ts';

const tuple = { prefixItems: [{ type: 'integer' }], contains: { const: 1 } };
const one = { contains: { const: 1 } };
const names = { patternProperties: { '^x': { type: 'integer' } } };
const closed = { unevaluatedProperties: false };
const a = { properties: { a: { type: 'integer' } } };
const dependent = { dependentSchemas: { k: names } };
const $defs = (D: Json) => ({ $defs: { D } });
const ref = { $ref: '#/$defs/D' };

/** Schemas that branch; a helper, since an object with a field `then` would be one that can be awaited. */
const when = (condition: Json, thenSchema: Json, elseSchema?: Json): { [key: string]: Json } =>
  Object.fromEntries([
    ['if', condition],
    ['then', thenSchema],
    ...(elseSchema === undefined ? [] : [['else', elseSchema] as const]),
  ]);

/** What is misread, with a document that Ajv takes the wrong way, and what JSON Schema says of it. */
const misread: readonly (readonly [title: string, schema: Json, document: Json, valid: boolean])[] = [
  ['a tuple below not', { not: tuple }, [], true],
  ['a tuple below if', when(tuple, true, false), [], false],
  ['a tuple in a field below not', { not: { properties: { a: tuple } } }, { a: [] }, true],
  ['a tuple referred to below not', { ...$defs(tuple), not: ref }, [], true],
  [
    'a longer tuple below not',
    { not: { prefixItems: [true, { type: 'integer' }], contains: { const: 1 }, minItems: 1 } },
    ['a'],
    true,
  ],
  ['contains in items', { items: { contains: { const: 1 } } }, [[1], []], false],
  ['contains of fields in items', { items: { properties: { a: one } } }, [{ a: [1] }, { a: [] }], false],
  ['contains referred to in fields', { ...$defs(one), additionalProperties: ref }, { a: [1], b: [] }, false],
  ['a field named __proto__', { required: ['__proto__'] }, {}, false],
  ['a field named valueOf', { required: ['valueOf'] }, {}, false],
  ['a field named constructor', { properties: { constructor: { type: 'string' } } }, {}, true],
  ['names in anyOf', { anyOf: [names, {}], ...closed }, { x: 's' }, false],
  ['names in oneOf', { oneOf: [names, {}], ...closed }, { x: 's' }, false],
  ['names in if', { ...when(names, {}), ...closed }, { x: 1 }, true],
  ['names in an if that fails', { ...when(names, { minProperties: 1 }), ...closed }, { x: 's' }, false],
  ['fields in an if that fails', { ...when(a, { minProperties: 1 }), ...closed }, { a: 's' }, false],
  ['fields in an if alone', { if: a, ...closed }, { a: 1 }, true],
  [
    'fields in an if that is referred to',
    { ...$defs(when(a, true, { minProperties: 1 })), ...ref, ...closed },
    { a: 's' },
    false,
  ],
  [
    'items in an if that fails',
    { ...when({ items: { type: 'integer' } }, { minItems: 1 }), unevaluatedItems: false },
    ['s'],
    false,
  ],
  ['names in allOf of anyOf', { anyOf: [{ allOf: [names] }, {}], ...closed }, { x: 's' }, false],
  [
    'names in anyOf that is referred to',
    { ...$defs({ anyOf: [names, {}] }), ...ref, ...closed },
    { x: 's' },
    false,
  ],
  ['names referred to in anyOf', { ...$defs(names), anyOf: [ref, {}], ...closed }, { x: 's' }, false],
  [
    'names in anyOf beside a schema for the rest',
    { anyOf: [names, {}], unevaluatedProperties: { type: 'boolean' } },
    { x: 's' },
    false,
  ],
  ['fields beside dependentSchemas that do not apply', { ...a, ...dependent, ...closed }, { a: 1 }, true],
  ['fields beside dependentSchemas in allOf', { allOf: [{ ...a, ...dependent }], ...closed }, { a: 1 }, true],
  [
    'fields beside dependentSchemas that are referred to',
    { ...$defs({ ...a, ...dependent }), ...ref, ...closed },
    { a: 1 },
    true,
  ],
  [
    'fields beside dependentSchemas that refer to fields',
    { ...$defs(names), ...a, dependentSchemas: { k: ref }, ...closed },
    { a: 1 },
    true,
  ],
  [
    'fields beside dependentSchemas that say what the rest is',
    { ...a, dependentSchemas: { k: { additionalProperties: { type: 'integer' } } }, ...closed },
    { a: 1 },
    true,
  ],
  [
    'fields beside dependentSchemas and a schema for the rest',
    { ...a, ...dependent, unevaluatedProperties: { type: 'string' } },
    { a: 1 },
    true,
  ],
];

/** What is close to it and read rightly. */
const readRightly: readonly (readonly [title: string, schema: Json, document: Json, valid: boolean])[] = [
  ['a tuple in anyOf', { anyOf: [tuple, false] }, [], false],
  ['a tuple below then', when(true, tuple), [], false],
  ['a tuple below not that asks for an item', { not: { ...tuple, minItems: 1 } }, [], true],
  ['a tuple below not that asks for none', { not: { ...tuple, minContains: 0 } }, [], false],
  [
    'a tuple below not that asks for nothing',
    { not: { prefixItems: [{}], contains: { const: 1 } } },
    [],
    true,
  ],
  [
    'contains beside items below not',
    { not: { items: { type: 'integer' }, contains: { const: 1 } } },
    ['x', 1],
    true,
  ],
  [
    'a longer tuple below not that asks for its items',
    { not: { prefixItems: [true, { type: 'integer' }], contains: { const: 1 }, minItems: 2 } },
    ['a'],
    true,
  ],
  ['contains in items that asks for an item', { items: { ...one, minItems: 1 } }, [[1], []], false],
  ['contains in items that asks for none', { items: { ...one, minContains: 0 } }, [[1], []], true],
  ['contains in items that counts', { items: { ...one, maxContains: 2 } }, [[1], []], false],
  ['contains in a field', { properties: { a: one, b: one } }, { a: [1], b: [] }, false],
  [
    'contains in what refers to itself in items',
    { ...$defs({ ...one, properties: { a: ref } }), items: ref },
    [[1], []],
    false,
  ],
  [
    'fields in an if that are declared beside it',
    { ...a, ...when(a, { minProperties: 2 }), ...closed },
    { a: 1 },
    false,
  ],
  [
    'names and fields beside then',
    { ...a, ...names, ...when({ required: ['b'] }, dependent) },
    { x: 1 },
    true,
  ],
  ['names in allOf beside then', { allOf: [names], ...when({ required: ['b'] }, a) }, { x: 1 }, true],
  [
    'names beside branches that declare none',
    { ...names, anyOf: [{ required: ['x'] }, false] },
    { x: 1 },
    true,
  ],
  ['names beside', { ...names, ...closed }, { y: 1 }, false],
  ['names in allOf', { allOf: [names], ...closed }, { x: 1 }, true],
  ['names in then', { ...when({ required: ['k'] }, names), ...closed }, { x: 1 }, false],
  ['names in anyOf of an open object', { anyOf: [names, {}], unevaluatedProperties: true }, { x: 's' }, true],
  [
    'names in anyOf of another place',
    { properties: { o: { anyOf: [names, {}] } }, ...closed },
    { o: { x: 's' } },
    true,
  ],
  [
    'names in a branch that says what the rest is',
    { anyOf: [{ ...names, additionalProperties: { type: 'integer' } }, {}], ...closed },
    { x: 's' },
    false,
  ],
  [
    'fields beside dependentSchemas that only ask for some',
    { ...a, dependentSchemas: { k: { required: ['a'] } }, ...closed },
    { a: 1 },
    true,
  ],
  [
    'fields beside dependentSchemas that exclude some',
    { ...a, dependentSchemas: { k: { not: { properties: { a: { const: 1 } } } } }, ...closed },
    { a: 1 },
    true,
  ],
  ['dependentSchemas below not', { ...a, not: { ...dependent, required: ['q'] }, ...closed }, { a: 1 }, true],
  [
    'dependentSchemas of another place',
    { properties: { o: { ...a, ...dependent } }, ...closed },
    { o: { a: 1 } },
    true,
  ],
  ['dependentSchemas of an open object', { ...a, ...dependent, unevaluatedProperties: true }, { a: 1 }, true],
  [
    'dependentSchemas of an object closed by additionalProperties',
    { ...a, ...dependent, additionalProperties: false },
    { a: 1 },
    true,
  ],
  [
    'fields in anyOf',
    { anyOf: [{ properties: { x: { type: 'integer' } } }, {}], ...closed },
    { x: 's' },
    false,
  ],
];

/** What Ajv throws at where it should answer. */
const thrownAt: readonly (readonly [title: string, schema: Json, document: Json])[] = [
  ['anyOf', { ...names, anyOf: [{ ...a, required: ['a'] }, { required: ['b'] }] }, { x: 1, b: 1 }],
  ['then', { ...names, ...when({ required: ['b'] }, a) }, { x: 1 }],
  ['oneOf in allOf', { ...names, allOf: [{ oneOf: [{ ...a, required: ['a'] }, {}] }] }, { x: 1 }],
  [
    'anyOf that is referred to',
    { ...$defs({ anyOf: [{ ...a, required: ['a'] }, {}] }), ...names, ...ref },
    { x: 1 },
  ],
];

const problemsOf = (schema: Json) =>
  checkMisread(bundleSchema(new Map([['a.schema.json', schema]]), 'a.schema.json'));
const ajvSays = (schema: Json, document: Json) =>
  new Ajv2020({ allErrors: true, strict: false }).compile(schema as object)(document);

describe('checkMisread', () => {
  it.each(misread)('refuses %s, which Ajv reads wrongly', (_, schema, document, valid) => {
    expect(ajvSays(schema, document)).toBe(!valid);
    expect(problemsOf(schema)).toHaveLength(1);
  });

  it.each(readRightly)('takes %s, which Ajv reads rightly', (_, schema, document, valid) => {
    expect(ajvSays(schema, document)).toBe(valid);
    expect(problemsOf(schema)).toEqual([]);
  });

  it.each(thrownAt)(
    'refuses names beside %s that declares fields, at which Ajv throws',
    (_, schema, document) => {
      expect(() => ajvSays(schema, document)).toThrow(TypeError);
      expect(problemsOf(schema)).toHaveLength(1);
    },
  );

  it('says where, why and what to write instead', () => {
    const schemas = new Map<string, Json>([
      [
        'demo/v1.schema.json',
        { not: { $ref: '../_shared/tuple.schema.json' }, anyOf: [names, {}], ...closed },
      ],
      ['_shared/tuple.schema.json', tuple],
    ]);

    expect(checkMisread(bundleSchema(schemas, 'demo/v1.schema.json'))).toEqual([
      {
        file: '_shared/tuple.schema.json',
        pointer: '/contains',
        reason: 'validators would pass [] here: "contains" stands beside "prefixItems" below "not"',
        fix: 'Write "minItems": 1 beside them, which says the same',
      },
      {
        file: 'demo/v1.schema.json',
        pointer: '/anyOf/0/patternProperties',
        reason:
          '"unevaluatedProperties" around "anyOf" would misread fields that "patternProperties" matches inside it',
        fix: 'Write patternProperties beside unevaluatedProperties, or additionalProperties in each branch instead of it',
      },
    ]);
  });

  it('names the field whose dependent schema makes validators forget the others', () => {
    expect(problemsOf({ ...a, ...dependent, ...closed })).toEqual([
      {
        file: 'a.schema.json',
        pointer: '/dependentSchemas/k',
        reason:
          '"unevaluatedProperties" around "dependentSchemas" that name fields would refuse other fields of events without "k"',
        fix: 'Declare the fields in properties and leave "required" here, or write if and then',
      },
    ]);
  });
});
