import { describe, expect, it } from 'vitest';
import {
  type CompatibilityOptions,
  checkCompatibility,
} from '../../src/compatibility/check-compatibility.ts';
import type { Json } from '../../src/generate/json-pointer.ts';

const check = (before: Json, after: Json, options: Partial<CompatibilityOptions> = {}) =>
  checkCompatibility({
    mode: 'BACKWARD',
    versions: [{ version: '1.0', schema: before }],
    candidate: { version: '1.1', schema: after },
    ...options,
  });
const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const record = (count: number, field: Json): Json => ({
  type: 'object',
  properties: Object.fromEntries(times(count, (i) => [`field${i}`, field])),
});
const nested = (levels: number, leaf: Json) =>
  times(levels, (i) => i).reduce<Json>((inner) => ({ properties: { a: inner } }), leaf);

// Work is counted, by the default budget of each search: what grew with the square of the schema would use it up.
describe('a large schema', () => {
  it('of 10,000 fields that all change is decided', () => {
    const text = (maxLength: number): Json => ({ type: 'string', maxLength });

    expect(check(record(10_000, text(10)), record(10_000, text(11))).verdict).toBe('compatible');
  });

  it('of 10,000 fields that all break is told by 50 of them, each with a witness', () => {
    const { findings } = check(record(10_000, { type: 'string' }), record(10_000, { type: 'integer' }));

    expect(findings.map(({ witness }) => Object.keys(witness as object))).toEqual(
      times(50, (i) => [`field${i}`]),
    );
  });

  it('of 2 MB that gains a field is decided', () => {
    const text: Json = { type: 'string', description: 'x'.repeat(60) };
    const before = record(20_000, text);

    expect(JSON.stringify(before).length).toBeGreaterThan(2_000_000);
    expect(check(before, record(20_001, text)).verdict).toBe('compatible');
  });

  it('with an enum of 20,000 values is decided, and the witness is the value that went', () => {
    const values = times(20_000, (i) => `value${i}`);

    expect(check({ enum: values.slice(1) }, { enum: values }).verdict).toBe('compatible');
    expect(check({ enum: values }, { enum: values.slice(1) }).findings.map(({ witness }) => witness)).toEqual(
      ['value0'],
    );
    expect(check({ enum: values }, { type: 'string', pattern: '^value[0-9]+$' }).verdict).toBe('compatible');
  });
});

describe('a deep schema', () => {
  it('of 512 levels is decided, at the deepest one', () => {
    const { findings } = check(
      nested(255, { type: 'integer' }),
      nested(255, { type: 'integer', minimum: 1 }),
    );

    expect(findings.map(({ hurts }) => hurts.field)).toEqual(['/a'.repeat(255)]);
  });

  it.each([
    ['fields', nested(256, { minimum: 1 })],
    ['branches', times(10_000, (i) => i).reduce<Json>((inner) => ({ not: inner }), {})],
    ['an annotation', { examples: [times(10_000, (i) => i).reduce<Json>((inner) => [inner], [])] }],
  ])('of more levels is refused before anything recurses: %s', (_, schema) => {
    expect(() => check(true, schema)).toThrow(
      expect.objectContaining({ code: 'UNUSABLE_SCHEMA', reason: 'it is nested deeper than 512 levels' }),
    );
  });
});

describe('a schema that comes back to itself', () => {
  it('is refused when it does so without going deeper', () => {
    const schema: Json = {
      $ref: '#/$defs/a',
      $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
    };

    expect(() => check(schema, true)).toThrow(expect.objectContaining({ code: 'UNUSABLE_SCHEMA' }));
  });

  it('fits anything when no finite document satisfies it', () => {
    const endless: Json = { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } };

    expect(check(endless, false).verdict).toBe('compatible');
  });
});

describe('a hostile pattern', () => {
  it.each<[string, string, string, unknown]>([
    ['exponential', '^(a+)+$', '^(a|a)+$', 'compatible'],
    ['exponential, narrowed', '^(a|a)*$', '^(a+)+$', 'incompatible'],
    ['unlike', '^(([a-z])+.)+[A-Z]([a-z])+$', '(x+x+)+y', 'incompatible'],
    ['too large to tell', '(a|b)*a(a|b){14}', '(a|b)*a(a|b){15}', 'unknown'],
  ])('is compared as an automaton: %s', (_, before, after, verdict) => {
    expect(check({ type: 'string', pattern: before }, { type: 'string', pattern: after }).verdict).toBe(
      verdict,
    );
  });
});

describe('numbers out of reach', () => {
  it.each<[string, Json, Json, unknown]>([
    ['no number', { type: 'number' }, { type: 'number', minimum: Number.NaN }, 'unknown'],
    ['1e400', { type: 'number' }, JSON.parse('{"type":"number","maximum":1e400}') as Json, 'compatible'],
    [
      'the largest double',
      { maximum: Number.MAX_VALUE },
      { exclusiveMaximum: Number.MAX_VALUE },
      'incompatible',
    ],
    [
      'a text of 10^8 characters',
      { type: 'string', maxLength: 1e9 },
      { type: 'string', maxLength: 1e8 },
      'unknown',
    ],
    ['a list of 10^9 items', { type: 'array' }, { type: 'array', maxItems: 1e9 }, 'unknown'],
    ['an object of 10^6 fields', { type: 'object' }, { type: 'object', maxProperties: 1e6 }, 'unknown'],
  ])('end in a verdict, not in memory: %s', (_, before, after, verdict) => {
    expect(check(before, after).verdict).toBe(verdict);
  });
});

it('a field that Ajv passes over is not called compatible', () => {
  const schema = (type: string) =>
    JSON.parse(`{"type":"object","properties":{"__proto__":{"type":"${type}"}}}`) as Json;

  expect(check(schema('integer'), schema('string')).verdict).toBe('unknown');
  expect(check(schema('integer'), schema('number')).verdict).toBe('unknown');
  expect(check(schema('integer'), schema('integer')).verdict).toBe('compatible');
});

it('more branches than the budget allows end as unknown', () => {
  const branches = (shift: number): Json => ({
    oneOf: times(100, (i) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: `kind${i}` }, size: { type: 'integer', minimum: i - shift } },
    })),
  });

  expect(check(branches(0), branches(1), { budget: 100 }).verdict).toBe('unknown');
});
