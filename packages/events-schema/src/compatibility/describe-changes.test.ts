import { describe, expect, it } from 'vitest';
import type { Json } from '../generate/json-pointer.ts';
import { describeChanges } from './describe-changes.ts';

const object = (properties: Json, required: readonly string[] = []): Json => ({
  type: 'object',
  properties,
  required,
});

describe('describeChanges', () => {
  it('names fields that came, went, or changed between required and optional', () => {
    const old = object({ a: {}, b: {}, c: {} }, ['a', 'b']);
    const now = object({ b: {}, c: {}, d: { type: 'string' }, e: {} }, ['c', 'e']);

    expect(describeChanges(old, now)).toEqual([
      'removed required field "/a"',
      'made required field "/b" optional',
      'made optional field "/c" required',
      'added optional field "/d"',
      'added required field "/e"',
    ]);
  });

  it('follows references, items and branches to the place that differs', () => {
    const schema = (line: Json, more: object = {}): Json => ({
      ...(object({ lines: { type: 'array', items: { $ref: '#/$defs/Line' } } }) as object),
      $defs: { Line: line },
      ...more,
    });
    const old = schema(object({ quantity: { type: 'integer', minimum: 1 }, unit: { enum: ['kg', 'g'] } }));
    const now = schema(
      object({ quantity: { type: 'integer', minimum: 0, maximum: 9 }, unit: { enum: ['kg', 'piece'] } }),
      { anyOf: [{ required: ['lines'] }] },
    );

    expect(describeChanges(old, now)).toEqual([
      'minimum of "/lines/-/quantity" 1 → 0',
      'added maximum 9 to "/lines/-/quantity"',
      'added "piece" to enum of "/lines/-/unit"',
      'removed "g" from enum of "/lines/-/unit"',
      'added anyOf to the data',
    ]);
  });

  it('comes to an end in a schema that contains itself', () => {
    const tree = (value: Json): Json => ({
      $ref: '#/$defs/Tree',
      $defs: { Tree: object({ value, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } }) },
    });

    expect(describeChanges(tree({ type: 'string' }), tree({ type: 'integer' }))).toEqual([
      'type of "/value" "string" → "integer"',
    ]);
  });

  it('says nothing of the same schema, and so much of one that is written otherwise', () => {
    const schema = object({ a: { type: 'string' } });
    const extracted = {
      ...(object({ a: { $ref: '#/$defs/A' } }) as object),
      $defs: { A: { type: 'string' } },
    };

    expect(describeChanges(schema, object({ a: { type: 'string' } }))).toEqual([]);
    expect(describeChanges(schema, extracted)).toEqual(['written otherwise']);
  });
});
