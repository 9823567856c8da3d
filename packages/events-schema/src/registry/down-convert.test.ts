import { describe, expect, it } from 'vitest';
import type { Json } from '../generate/json-pointer.ts';
import { downConvert } from './down-convert.ts';
import type { SchemaDialect } from './schema-dialect.ts';

function down(schema: Json, dialect: SchemaDialect) {
  const { schema: converted, components, problems } = downConvert(schema, { dialect, name: 'Root' });
  expect(problems).toEqual([]);
  return components.size === 0 ? converted : { ...converted, components: Object.fromEntries(components) };
}

const problemsOf = (schema: Json, dialect: SchemaDialect) =>
  downConvert(schema, { dialect, name: 'Root' }).problems.map(
    ({ keyword, pointer }) => `${keyword} at ${pointer}`,
  );

describe('downConvert to OpenAPI 3.0', () => {
  it.each<[string, Json, Json]>([
    ['true', true, {}],
    ['false', false, { not: {} }],
    ['one value', { type: 'string', const: 'GBP' }, { type: 'string', enum: ['GBP'] }],
    ['a type or null', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['null alone', { type: 'null' }, { type: 'string', nullable: true, enum: [null] }],
    ['null alone, as a value', { const: null }, { type: 'string', nullable: true, enum: [null] }],
    [
      'types and null',
      { type: ['string', 'array', 'null'] },
      {
        anyOf: [
          { type: 'string', nullable: true },
          { type: 'array', items: {} },
        ],
      },
    ],
    ['integers that numbers hold', { type: ['integer', 'number'] }, { type: 'number' }],
    [
      'null in a list',
      { type: ['string', 'null'], enum: ['a', null] },
      { type: 'string', nullable: true, enum: ['a', null] },
    ],
    [
      'a list without the null of its type',
      { type: ['string', 'null'], enum: ['a'] },
      { type: 'string', enum: ['a'] },
    ],
    [
      'a list that says its type',
      { enum: ['a', null] },
      { type: 'string', nullable: true, enum: ['a', null] },
    ],
    ['a list of no type', { enum: [1, 'a', {}] }, { enum: [1, 'a', {}] }],
    ['an empty list', { enum: [] }, { not: {} }],
    ['an array of anything', { type: 'array' }, { type: 'array', items: {} }],
    ['a bound', { exclusiveMinimum: 0, maximum: 9 }, { minimum: 0, exclusiveMinimum: true, maximum: 9 }],
    ['the tighter of two bounds', { minimum: 1, exclusiveMinimum: 0 }, { minimum: 1 }],
    [
      'the tighter of two equal bounds',
      { maximum: 1, exclusiveMaximum: 1 },
      { maximum: 1, exclusiveMaximum: true },
    ],
    ['no required field', { required: [] }, {}],
    [
      'names of fields',
      { propertyNames: { enum: ['a'] } },
      { properties: { a: {} }, additionalProperties: false },
    ],
    [
      'a tuple of one schema',
      { prefixItems: [{ type: 'string' }], items: false },
      { items: { type: 'string' }, maxItems: 1 },
    ],
    ['one item', { contains: { const: 1 } }, { not: { type: 'array', items: { not: { enum: [1] } } } }],
    [
      'a condition',
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword
      { if: { required: ['a'] }, then: { required: ['b'] } },
      { anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
    ],
    [
      'dependent fields',
      { dependentRequired: { a: ['b'] } },
      { anyOf: [{ not: { type: 'object', required: ['a'] } }, { required: ['b'] }] },
    ],
    [
      'unevaluated fields beside allOf',
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { allOf: [{ properties: { a: {} } }, { properties: { a: {} }, additionalProperties: false }] },
    ],
    [
      'annotations',
      { description: 'd', title: 't', $comment: 'c', examples: [1, 2], deprecated: true, default: 3 },
      {
        title: 't',
        description: 'd',
        default: 3,
        deprecated: true,
        'x-comment': 'c',
        example: 1,
        'x-examples': [1, 2],
      },
    ],
  ])('says %s', (_, schema, converted) => {
    expect(down(schema, 'OpenApi3')).toEqual(converted);
  });

  it('puts a $ref that has neighbours into allOf, since they would be ignored', () => {
    const schema = {
      properties: { sku: { description: 'Article.', $ref: '#/$defs/Sku' }, other: { $ref: '#/$defs/Sku' } },
      $defs: { Sku: { type: 'string' } },
    };

    expect(down(schema, 'OpenApi3')).toEqual({
      properties: {
        sku: { description: 'Article.', allOf: [{ $ref: '#/components/schemas/Sku' }] },
        other: { $ref: '#/components/schemas/Sku' },
      },
      components: { Sku: { type: 'string' } },
    });
  });

  it('keeps recursion, and names what has no name by its place', () => {
    const schema = {
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#' } },
        'home address': { type: 'object', properties: { next: { $ref: '#/properties/home%20address' } } },
      },
    };

    expect(down(schema, 'OpenApi3')).toEqual({
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#/components/schemas/Root' } },
        'home address': { $ref: '#/components/schemas/HomeAddress' },
      },
      components: {
        HomeAddress: { type: 'object', properties: { next: { $ref: '#/components/schemas/HomeAddress' } } },
      },
    });
  });

  it('gives two definitions two names, and none that is taken', () => {
    const schema = {
      allOf: [{ $ref: '#/$defs/Root' }, { $ref: '#/$defs/A' }, { $ref: '#/$defs/x/properties/A' }],
      $defs: { Root: { minimum: 1 }, A: { minimum: 2 }, x: { properties: { A: { minimum: 3 } } } },
    };

    const { components } = downConvert(schema, { dialect: 'OpenApi3', name: 'Root', taken: ['A'] });

    expect([...components]).toEqual([
      ['Root2', { minimum: 1 }],
      ['A2', { minimum: 2 }],
      ['A3', { minimum: 3 }],
    ]);
  });

  it('names everything that it cannot say at once, with what to write instead', () => {
    const schema = {
      properties: {
        tuple: { prefixItems: [{ type: 'string' }, { type: 'number' }] },
        free: { patternProperties: { '^x-': { type: 'string' } } },
        counted: { contains: true, minContains: 2 },
        named: { propertyNames: { pattern: '^a' } },
        'open/closed': { anyOf: [{ properties: { a: true } }], unevaluatedProperties: false },
        endless: { maximum: Number.POSITIVE_INFINITY },
      },
    };

    expect(problemsOf(schema, 'OpenApi3')).toEqual([
      'maximum at /properties/endless/maximum',
      'prefixItems at /properties/tuple/prefixItems',
      'patternProperties at /properties/free/patternProperties',
      'minContains at /properties/counted/minContains',
      'propertyNames at /properties/named/propertyNames',
      'unevaluatedProperties at /properties/open~1closed/unevaluatedProperties',
    ]);
    const { problems } = downConvert(schema.properties.free, { dialect: 'OpenApi3', name: 'Root' });
    expect(problems).toEqual([
      {
        keyword: 'patternProperties',
        pointer: '/patternProperties',
        reason: 'OpenAPI 3.0 knows fields by name only',
        fix: 'Name the fields in properties, hold free names in a field of their own under additionalProperties, or push JSONSchemaDraft4',
      },
    ]);
  });

  it('notes a format that readers may not know', () => {
    const schema = {
      properties: { a: { format: 'uuid' }, b: { format: 'uuid' }, c: { format: 'date-time' } },
    };

    expect(downConvert(schema, { dialect: 'OpenApi3', name: 'Root' }).notes).toEqual([
      'format "uuid" is not defined by OpenAPI 3.0: validators that do not know it let every text pass',
    ]);
  });
});

describe('downConvert to JSON Schema draft 4', () => {
  it.each<[string, Json, Json]>([
    ['types', { type: ['string', 'null'] }, { type: ['string', 'null'] }],
    ['one value', { const: null }, { enum: [null] }],
    [
      'tuples',
      { prefixItems: [{ type: 'string' }, true], items: false },
      { items: [{ type: 'string' }, {}], additionalItems: false },
    ],
    [
      'fields by pattern',
      { patternProperties: { '^x-': false } },
      { patternProperties: { '^x-': { not: {} } } },
    ],
    [
      'names by pattern',
      { type: 'object', propertyNames: { type: 'string', pattern: '^a' } },
      { type: 'object', allOf: [{ patternProperties: { '^a': {} }, additionalProperties: false }] },
    ],
    [
      'names by a shared schema',
      {
        type: 'object',
        propertyNames: { $ref: '#/$defs/n' },
        $defs: { n: { type: 'string', pattern: '^a' } },
      },
      { type: 'object', allOf: [{ patternProperties: { '^a': {} }, additionalProperties: false }] },
    ],
    ['annotations', { deprecated: true, examples: [1] }, { 'x-deprecated': true, 'x-examples': [1] }],
  ])('says %s', (_, schema, converted) => {
    expect(down(schema, 'JSONSchemaDraft4')).toEqual(converted);
  });

  it('refuses lengths of names, which no other keyword says', () => {
    expect(problemsOf({ propertyNames: { maxLength: 3 } }, 'JSONSchemaDraft4')).toEqual([
      'propertyNames at /propertyNames',
    ]);
  });

  it('refers to definitions', () => {
    const schema = { properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: true } };

    expect(down(schema, 'JSONSchemaDraft4')).toEqual({
      properties: { a: { $ref: '#/definitions/A' } },
      components: { A: {} },
    });
  });
});
