import { describe, expect, it } from 'vitest';
import { readOdd } from '../../test/exports/plan-odd.ts';
import { compareFields } from './compare-fields.ts';
import { listFields } from './list-fields.ts';

const lines = (fields: ReturnType<typeof listFields>) =>
  fields.map(({ pointer, type, required, constraints }) =>
    [pointer, type, required, ...constraints].join(' · '),
  );

describe('listFields', () => {
  it('lists forms, maps, tuples and a schema that contains itself', async () => {
    const { events } = await readOdd({ events: ['demo.TreeGrown'] });

    expect(lines(listFields(events[0]!.versions[0]!.schema))).toMatchInlineSnapshot(`
      [
        "/root · object · yes",
        "/root/value · number · yes",
        "/root/children · array · no · at most 3 items",
        "/root/children/* · object ·  · as /root",
        "/carrier · object · yes · exactly one of 2 forms",
        "/carrier/kind · string · depends · one of "air", "road"",
        "/carrier/plate · string · depends",
        "/labels · object · no",
        "/labels/* · string · ",
        "/position · array · no · at least 2 items",
        "/position/0 · number · ",
        "/position/1 · number · ",
      ]
    `);
  });

  it('reads through shared schemas, composition and conditions, and says what depends', () => {
    const fields = listFields(
      {
        type: 'object',
        required: ['a'],
        allOf: [{ properties: { a: { $ref: '#/$defs/name', description: 'Mine.' } } }],
        properties: { kind: { enum: ['x', 'y'] }, b: { type: 'string' }, c: true, d: false },
        dependentRequired: { kind: ['b'] },
        if: { properties: { kind: { const: 'x' } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['e'], properties: { e: { type: 'boolean' } } },
        patternProperties: { '^x-': { type: 'number' } },
        $defs: { name: { type: 'string', minLength: 1, description: 'Of the definition.' } },
      },
      { '/a': 'secret' },
    );

    expect(fields.find(({ pointer }) => pointer === '/a')).toEqual({
      pointer: '/a',
      type: 'string',
      required: 'yes',
      constraints: ['at least 1 character'],
      description: 'Mine.',
      classification: 'secret',
    });
    expect(lines(fields)).toMatchInlineSnapshot(`
      [
        "/kind · string · no · one of "x", "y"",
        "/b · string · depends",
        "/(^x-) · number · ",
        "/a · string · yes · at least 1 character",
        "/e · boolean · depends",
      ]
    `);
  });

  it('unfolds definitions that each hold two of the next only so often', () => {
    const doubling = Array.from({ length: 30 }, (_, i) => {
      const next = { $ref: `#/$defs/d${i + 1}` };
      return [`d${i}`, { properties: { a: next, b: next } }];
    });
    const fields = listFields({
      properties: { x: { $ref: '#/$defs/d0' } },
      $defs: { ...Object.fromEntries(doubling), d30: { type: 'string' } },
    });

    expect(fields.length).toBeLessThan(30 * 8 * 2);
    expect(fields.at(-1)).toMatchInlineSnapshot(`
      {
        "constraints": [
          "as /x/a/a/a/a",
        ],
        "description": "",
        "pointer": "/x/b/b/b/b",
        "required": "no",
        "type": "object",
      }
    `);
  });

  it('lists nothing of data without named fields', () => {
    expect(listFields({ type: 'object' })).toEqual([]);
  });
});

describe('compareFields', () => {
  it('names fields that were added, changed and removed', () => {
    const older = { properties: { a: { type: 'string' }, b: { type: 'string', maxLength: 3 } } };
    const newer = {
      required: ['c'],
      properties: { b: { type: 'string', maxLength: 4 }, c: { type: 'integer' } },
    };

    expect(compareFields(older, newer)).toEqual([
      {
        kind: 'changed',
        pointer: '/b',
        details: ['string, optional, at most 3 characters', 'string, optional, at most 4 characters'],
      },
      { kind: 'added', pointer: '/c', details: ['integer, required'] },
      { kind: 'removed', pointer: '/a', details: [] },
    ]);
    expect(compareFields(older, older)).toEqual([]);
  });
});
