import { describe, expect, it } from 'vitest';
import type { Json } from '../generate/json-pointer.ts';
import { checkCompatibility } from './check-compatibility.ts';
import { isSubschema } from './is-subschema.ts';
import { nextVersion } from './next-version.ts';

const lines = (quantity: Json, more: object = {}) => ({
  type: 'object',
  required: ['lines'],
  properties: {
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/Line' } },
    ...more,
  },
  $defs: { Line: { type: 'object', required: ['quantity'], properties: { quantity } } },
});
const check = (before: Json, after: Json, options: object = {}) =>
  checkCompatibility({
    versions: [{ version: '1.0', schema: before }],
    candidate: { version: '1.1', schema: after },
    ...options,
  });

describe('the report', () => {
  it('names edit, places in both schemas, witness and who is hurt', () => {
    const report = check(lines({ type: 'integer', minimum: 0 }), lines({ type: 'integer', minimum: 1 }));

    expect(report).toEqual({
      verdict: 'incompatible',
      findings: [
        {
          code: 'MINIMUM_RAISED',
          name: 'backward:1.0:/$defs/Line/properties/quantity/minimum',
          verdict: 'incompatible',
          direction: 'backward',
          against: '1.0',
          pointer: {
            old: '/$defs/Line/properties/quantity/minimum',
            new: '/$defs/Line/properties/quantity/minimum',
          },
          message:
            'Candidate "1.1" refuses documents that version "1.0" accepts: of "/lines/-/quantity" it asks for at least 1; ' +
            'version "1.0" asks for at least 0.',
          witness: { lines: [{ quantity: 0 }] },
          hurts: { consumers: 'upgraded', version: '1.1', field: '/lines/-/quantity' },
          accepted: false,
        },
      ],
    });
  });

  it('lists each broken rule once, with a witness of its own', () => {
    const { findings } = check(
      lines({ type: 'integer' }, { note: { type: 'string' } }),
      lines({ type: 'integer', minimum: 1, maximum: 9 }, { note: { type: 'string', maxLength: 1 } }),
    );

    expect(findings.map(({ code, witness }) => [code, witness])).toEqual([
      ['MINIMUM_ADDED', { lines: [{ quantity: 0 }] }],
      ['MAXIMUM_ADDED', { lines: [{ quantity: 10 }] }],
      ['MAX_LENGTH_ADDED', { lines: [{ quantity: 0 }], note: 'aa' }],
    ]);
  });

  it('tells a field that an open model gains once, however many rules it has', () => {
    const after = lines(
      { type: 'integer' },
      { note: { type: 'object', properties: { text: { type: 'string' } } } },
    );
    const { findings } = check(lines({ type: 'integer' }), after, { profile: 'strict' });

    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['FIELD_ADDED_TO_OPEN_MODEL', { new: '/properties/note/type' }],
    ]);
  });

  it('says which older version and which consumers a forward break hurts', () => {
    const schemas = [['a'], ['a', 'b']].map((values) => ({
      type: 'object',
      properties: { status: { enum: values } },
    }));
    const { findings } = checkCompatibility({
      mode: 'FORWARD_TRANSITIVE',
      versions: schemas.map((schema, i) => ({ version: `1.${i}`, schema })),
      candidate: { version: '1.2', schema: { type: 'object', properties: { status: { enum: ['a', 'c'] } } } },
    });

    expect(findings.map(({ code, against, hurts, witness }) => ({ code, against, hurts, witness }))).toEqual(
      ['1.0', '1.1'].map((version) => ({
        code: 'ENUM_WIDENED',
        against: version,
        hurts: { consumers: 'not-upgraded', version, field: '/status' },
        witness: { status: 'c' },
      })),
    );
  });

  it('is compatible with no older version at all', () => {
    expect(checkCompatibility({ versions: [], candidate: { version: '1.0', schema: true } })).toEqual({
      verdict: 'compatible',
      findings: [],
    });
  });
});

describe('what is not decided', () => {
  const before = { type: 'object', properties: { sku: { type: 'string' } } };
  const after = { type: 'object', properties: { sku: { type: 'string', format: 'sku' } } };

  it('fails as unknown, with the reason and no witness', () => {
    const { verdict, findings } = check(before, after);

    expect(verdict).toBe('unknown');
    expect(findings.map(({ name, witness, message }) => ({ name, witness, message }))).toEqual([
      {
        name: 'backward:1.0:/properties/sku/format',
        witness: undefined,
        message:
          'Whether candidate "1.1" refuses documents that version "1.0" accepts is not decided: format "sku" is not known. ' +
          'For "/sku" it asks for format "sku".',
      },
    ]);
  });

  it('no longer counts once it is accepted by name, and an incompatibility counts all the same', () => {
    const name = 'backward:1.0:/properties/sku/format';
    const narrowed = { type: 'object', properties: { sku: { type: 'string', minLength: 1 } } };

    expect(check(before, after, { accept: [name] }).verdict).toBe('compatible');
    expect(check(before, after, { accept: ['backward:1.0:/properties/other/format'] }).verdict).toBe(
      'unknown',
    );
    expect(check(before, narrowed, { accept: ['backward:1.0:/properties/sku/minLength'] }).verdict).toBe(
      'incompatible',
    );
  });

  it('is all that is left when the budget of work is used up', () => {
    const { verdict, refusals } = isSubschema(lines({ type: 'integer' }), lines({ type: 'number' }), {
      budget: 1,
    });

    expect({ verdict, refusals }).toEqual({
      verdict: 'unknown',
      refusals: [{ why: 'the schemas are too intricate to compare in full' }],
    });
  });
});

describe('a schema that cannot be compared', () => {
  it.each<[string, Json, string, string]>([
    [
      'a dangling $ref',
      { $ref: '#/$defs/none' },
      '/$ref',
      '$ref "#/$defs/none" leads nowhere in this document',
    ],
    ['a $ref to a file', { $ref: 'other.json' }, '/$ref', '$ref "other.json" leads nowhere in this document'],
    ['a circle', { allOf: [{ $ref: '#' }] }, '', '$ref leads back to itself without going deeper'],
    ['a keyword of the wrong type', { minimum: 'one' }, '/minimum', 'the value there must be number'],
    ['a negative count', { minItems: -1 }, '/minItems', 'the value there must be >= 0'],
    [
      'a keyword that changes references',
      { $anchor: 'here' },
      '/$anchor',
      'keyword "$anchor" is not compared',
    ],
    ['a pattern that is none', { pattern: '(' }, '', 'pattern "(" is no regular expression'],
  ])('is refused: %s', (_, schema, pointer, reason) => {
    expect(() => check(schema, true)).toThrow(
      expect.objectContaining({
        code: 'UNUSABLE_SCHEMA',
        retry: 'never',
        version: '1.0',
        pointer,
        reason,
        message: `Failed to compare schema version "1.0": ${reason} at "${pointer}". Correct the schema, then compare again.`,
      }),
    );
  });

  it('is not one with keywords that nobody knows: validators ignore them', () => {
    expect(check({ type: 'string', 'x-owner': 'shop' }, { type: 'string' }).verdict).toBe('compatible');
  });
});

it('does not say twice the same of what both sides ask for in the same words', () => {
  const size = (maximum: number) => ({
    properties: { size: { oneOf: [{ type: 'null' }, { type: 'integer', minimum: 0, maximum }] } },
  });

  const { findings } = check(size(9), size(8));

  expect(findings.map(({ message }) => message)).toEqual([
    'Candidate "1.1" refuses documents that version "1.0" accepts: of "/size" it asks for exactly one of the alternatives of oneOf; ' +
      'those of version "1.0" are others.',
  ]);
});

describe('nextVersion', () => {
  it('is the next minor of what is compatible, else the next major', () => {
    const released = { major: 2, minor: 1 };

    expect(nextVersion('compatible', released)).toEqual({ major: 2, minor: 2 });
    expect(nextVersion('incompatible', released)).toEqual({ major: 3, minor: 0 });
    expect(nextVersion('unknown', released)).toEqual({ major: 3, minor: 0 });
    expect(nextVersion('incompatible', undefined)).toEqual({ major: 1, minor: 0 });
  });
});
