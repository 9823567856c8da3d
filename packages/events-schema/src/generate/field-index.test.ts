import { describe, expect, it } from 'vitest';
import { findUndeclaredFields } from '../undeclared-fields.ts';
import { planFieldIndex } from './field-index.ts';

const undeclared = (schema: object, value: unknown) =>
  findUndeclaredFields(planFieldIndex(schema as Parameters<typeof planFieldIndex>[0]), value).map(
    ({ pointer }) => pointer,
  );
const text = { type: 'string' };

describe('planFieldIndex', () => {
  it('says a place once, though two fields lead to it, and marks those below which anything goes', () => {
    const index = planFieldIndex({
      properties: {
        id: text,
        lines: { items: { $ref: '#/$defs/line' } },
        moreLines: { items: { $ref: '#/$defs/line' } },
      },
      $defs: { line: { properties: { code: text } } },
    });

    expect(index).toEqual([
      { fields: { id: -1, lines: 1, moreLines: 3 } },
      { items: 2 },
      { fields: { code: -1 } },
      { items: 2 },
    ]);
  });

  it.each<[string, object, unknown, readonly string[]]>([
    [
      'a place without properties is free',
      { properties: { free: { type: 'object' } } },
      { free: { x: 1 } },
      [],
    ],
    [
      'additionalProperties true frees a place',
      { properties: {}, additionalProperties: true },
      { x: { y: 1 } },
      [],
    ],
    [
      'a schema of additional fields reaches below them',
      { properties: { a: text }, additionalProperties: { properties: { b: text } } },
      { a: '', other: { b: '', c: '' } },
      ['/other/c'],
    ],
    [
      'fields add up over allOf, anyOf, oneOf and conditions',
      {
        allOf: [{ properties: { a: text } }],
        anyOf: [{ properties: { b: text } }],
        oneOf: [{ properties: { c: text } }],
        if: { properties: { d: text } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { e: text } },
        else: { properties: { f: text } },
        dependentSchemas: { a: { properties: { g: text } } },
      },
      { a: '', b: '', c: '', d: '', e: '', f: '', g: '', h: '' },
      ['/h'],
    ],
    [
      'fields below one name add up too',
      {
        allOf: [
          { properties: { a: { properties: { b: text } } } },
          { properties: { a: { properties: { c: text } } } },
        ],
      },
      { a: { b: '', c: '', d: '' } },
      ['/a/d'],
    ],
    [
      'a pattern declares the names that it matches',
      { properties: {}, patternProperties: { '^x-': text } },
      { 'x-a': 1, y: 1 },
      ['/y'],
    ],
    [
      'leading items have their own fields',
      { prefixItems: [{ properties: { a: text } }], items: { properties: { b: text } } },
      [
        { a: '', b: '' },
        { a: '', b: '' },
      ],
      ['/0/b', '/1/a'],
    ],
    [
      'a schema that contains itself is followed as deep as the document goes',
      { $ref: '#/$defs/node', $defs: { node: { properties: { next: { $ref: '#/$defs/node' } } } } },
      { next: { next: { nxt: {} } } },
      ['/next/next/nxt'],
    ],
    [
      'a name of Object.prototype is not declared',
      { properties: { a: text } },
      { constructor: 1 },
      ['/constructor'],
    ],
    ['a value that is no object has no fields', { properties: { a: text } }, 'text', []],
  ])('%s', (_, schema, value, pointers) => {
    expect(undeclared(schema, value)).toEqual(pointers);
  });
});
