import { describe, expect, it } from 'vitest';
import type { Json } from '../generate/json-pointer.ts';
import type { SchemaDialect } from './schema-dialect.ts';
import { upConvert } from './up-convert.ts';

function up(document: Json, dialect: SchemaDialect, pointer = '') {
  const { schema, problems, notes } = upConvert(document, { dialect, pointer });
  const { $schema, ...rest } = schema;
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(problems).toEqual([]);
  return { schema: rest, notes };
}

describe('upConvert from OpenAPI 3.0', () => {
  it.each<[string, Json, Json]>([
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'nullable values',
      { type: 'string', nullable: true, enum: ['a', null] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['null alone', { type: 'string', nullable: true, enum: [null] }, { type: 'null' }],
    ['one value', { type: 'string', enum: ['GBP'] }, { type: 'string', const: 'GBP' }],
    ['an open bound', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ['a closed bound', { maximum: 0, exclusiveMaximum: false }, { maximum: 0 }],
    [
      'a union of types',
      {
        anyOf: [
          { type: 'string', nullable: true },
          { type: 'array', items: {} },
        ],
      },
      { type: ['string', 'null', 'array'] },
    ],
    ['nothing', { properties: { a: { not: {} } } }, { properties: { a: false } }],
    ['an example', { example: 3 }, { examples: [3] }],
    [
      'annotations of converted schemas',
      { example: 1, 'x-examples': [1, 2], 'x-comment': 'c' },
      { examples: [1, 2], $comment: 'c' },
    ],
  ])('takes %s', (_, document, schema) => {
    expect(up(document, 'OpenApi3')).toEqual({ schema, notes: [] });
  });

  it('brings what is referred to into $defs, the schema itself as #', () => {
    const document = {
      components: {
        schemas: {
          Node: {
            type: 'object',
            properties: {
              next: { $ref: '#/components/schemas/Node' },
              sku: { description: 'd', allOf: [{ $ref: '#/components/schemas/Sku' }] },
            },
          },
          Sku: { type: 'string' },
          Unused: { type: 'string' },
        },
      },
    };

    expect(up(document, 'OpenApi3', '/components/schemas/Node').schema).toEqual({
      type: 'object',
      properties: { next: { $ref: '#' }, sku: { description: 'd', $ref: '#/$defs/Sku' } },
      $defs: { Sku: { type: 'string' } },
    });
  });

  it('notes what it leaves out because it is ignored there', () => {
    const document = {
      properties: {
        a: { $ref: '#/properties/b', nullable: true },
        b: { nullable: true, xml: {}, format: 'iban' },
      },
    };

    expect(up(document, 'OpenApi3')).toEqual({
      schema: { properties: { a: { $ref: '#/$defs/b' }, b: {} }, $defs: { b: {} } },
      notes: [
        '/properties/a: nullable beside $ref is ignored in OpenAPI 3.0',
        '/properties/b/xml was left out: it says nothing of which events are valid',
        '/properties/b/format "iban" was left out: contracts do not know it',
        '/properties/b: nullable is ignored where there is no type beside it',
      ],
    });
  });

  it('refuses by name and place what is no keyword there, a bound that is a number, and a $ref that leads nowhere', () => {
    const document = {
      properties: {
        a: { patternProperties: {} },
        'b/c': { minimum: 1, exclusiveMinimum: 0 },
        d: { $ref: '#/components/schemas/Gone' },
        e: { type: 'text' },
      },
    };

    const { problems } = upConvert(document, { dialect: 'OpenApi3' });

    expect(problems.map(({ pointer, keyword, reason }) => `${pointer} ${keyword}: ${reason}`)).toEqual([
      '/properties/a/patternProperties patternProperties: "patternProperties" is no keyword of OpenAPI 3.0, so validators ignore it there',
      '/properties/b~1c/exclusiveMinimum exclusiveMinimum: OpenAPI 3.0 has true or false there, not 0',
      '/properties/d/$ref $ref: $ref "#/components/schemas/Gone" leads nowhere in the document',
    ]);
    const { problems: wrong } = upConvert({ properties: { e: { type: 'text' } } }, { dialect: 'OpenApi3' });
    expect(wrong.map(({ pointer }) => pointer)).toEqual(['/properties/e/type']);
  });
});

describe('upConvert from JSON Schema draft 4', () => {
  it.each<[string, Json, Json]>([
    [
      'tuples',
      { items: [{ type: 'string' }], additionalItems: false },
      { prefixItems: [{ type: 'string' }], items: false },
    ],
    [
      'dependencies',
      { dependencies: { a: ['b'], c: { minProperties: 2 } } },
      { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { minProperties: 2 } } },
    ],
    [
      'fields by pattern',
      { patternProperties: { '^x': { not: {} } } },
      { patternProperties: { '^x': false } },
    ],
    [
      'definitions',
      { properties: { a: { $ref: '#/definitions/A' } }, definitions: { A: { type: 'null' } } },
      { properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { type: 'null' } } },
    ],
  ])('takes %s', (_, document, schema) => {
    expect(up(document, 'JSONSchemaDraft4')).toEqual({ schema, notes: [] });
  });

  it.each(['nullable', 'const', 'extends', 'divisibleBy', 'id'])(
    'refuses %s, which draft 4 lacks or names places by',
    (keyword) => {
      const { problems } = upConvert({ not: { [keyword]: 'x' } }, { dialect: 'JSONSchemaDraft4' });

      expect(problems.map((problem) => [problem.pointer, problem.keyword])).toEqual([
        [`/not/${keyword}`, keyword],
      ]);
    },
  );
});
