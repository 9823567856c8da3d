import { describe, expect, it } from 'vitest';
import { checkCompatibility } from '../../src/compatibility/check-compatibility.ts';
import type { Json } from '../../src/generate/json-pointer.ts';

type JsonObject = { readonly [key: string]: Json };

/** A contract as teams write them: references, a discriminated union, a condition, recursion, formats, closed parts. */
const order = {
  type: 'object',
  required: ['id', 'placedAt', 'lines', 'payment'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    placedAt: { type: 'string', format: 'date-time' },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    status: { enum: ['new', 'paid', 'sent'] },
    note: { type: ['string', 'null'], maxLength: 200 },
    lines: { type: 'array', minItems: 1, maxItems: 500, items: { $ref: '#/$defs/Line' } },
    payment: {
      oneOf: [
        {
          type: 'object',
          required: ['kind', 'last4'],
          properties: { kind: { const: 'card' }, last4: { type: 'string', pattern: '^[0-9]{4}$' } },
        },
        {
          type: 'object',
          required: ['kind', 'iban'],
          properties: { kind: { const: 'transfer' }, iban: { type: 'string', maxLength: 34 } },
        },
      ],
    },
    labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 50 } },
    position: {
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'number' }],
      items: false,
      minItems: 2,
    },
    bundle: { $ref: '#/$defs/Part' },
    weightKg: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    tags: { type: 'array', uniqueItems: true, items: { enum: ['gift', 'fragile', 'cold'] } },
  },
  dependentRequired: { weightKg: ['position'] },
  if: { required: ['status'], properties: { status: { const: 'paid' } } },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword
  then: { required: ['country'] },
  $defs: {
    Line: {
      type: 'object',
      required: ['sku', 'quantity'],
      properties: {
        sku: { type: 'string', minLength: 1, maxLength: 40 },
        quantity: { type: 'integer', minimum: 1, maximum: 9999 },
      },
      additionalProperties: false,
    },
    Part: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/$defs/Part' } } },
    },
  },
} satisfies JsonObject;

/** Every edit of one keyword of a schema that people make: taken away, loosened, tightened, exchanged, added beside it. */
function* editsOf(schema: Json): Generator<Json> {
  if (typeof schema !== 'object' || schema === null) return;
  if (Array.isArray(schema)) {
    for (const [i, item] of schema.entries())
      for (const edited of editsOf(item as Json)) yield schema.with(i, edited);
    return;
  }
  const members = schema as JsonObject;
  for (const [key, content] of Object.entries(members)) {
    if (key !== '$defs' && key !== 'properties')
      yield Object.fromEntries(Object.entries(members).filter(([each]) => each !== key));
    if (typeof content === 'number' && key !== 'multipleOf')
      for (const by of [1, -1]) if (content + by >= 0) yield { ...members, [key]: content + by };
    if (key === 'enum' || key === 'required') {
      const list = content as readonly string[];
      for (const [i] of list.entries())
        if (list.length > 1) yield { ...members, [key]: list.toSpliced(i, 1) };
      yield { ...members, [key]: [...list, 'another'] };
    }
    if (key === 'type') yield { ...members, type: [...new Set([content, 'null'].flat())] as Json };
    if (key === 'type' && content === 'string') yield { ...members, type: 'integer' };
    if (key === 'properties') {
      const fields = content as JsonObject;
      for (const name of Object.keys(fields)) {
        const { [name]: gone, ...rest } = fields;
        yield { ...members, properties: rest };
        yield { ...members, properties: { ...rest, [`${name}Renamed`]: gone! } };
      }
      yield { ...members, properties: { ...fields, another: { type: 'string' } } };
      yield { ...members, additionalProperties: members.additionalProperties === false };
    }
    if (key === 'properties' || key === '$defs') {
      for (const [name, inner] of Object.entries(content as JsonObject))
        for (const edited of editsOf(inner))
          yield { ...members, [key]: { ...(content as JsonObject), [name]: edited } };
    } else if (key !== 'type' && key !== 'required' && key !== 'enum') {
      for (const edited of editsOf(content)) yield { ...members, [key]: edited };
    }
  }
}

const edits = [...editsOf(order)];

describe.each(['event', 'strict'] as const)('single edits of a contract, profile %s', (profile) => {
  it(`are decided, all ${edits.length} of them, both ways`, () => {
    const tally = { compatible: 0, incompatible: 0 };
    const undecided = edits.flatMap((after) => {
      const { verdict, findings } = checkCompatibility({
        mode: 'FULL',
        profile,
        versions: [{ version: '1.0', schema: order }],
        candidate: { version: '1.1', schema: after },
      });
      if (verdict !== 'unknown') tally[verdict] += 1;
      return findings.flatMap(({ verdict: each, message }) => (each === 'unknown' ? [message] : []));
    });

    expect(undecided).toEqual([]);
    expect(tally.compatible).toBeGreaterThan(0);
    expect(tally.incompatible).toBeGreaterThan(100);
  });
});
