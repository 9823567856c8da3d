import { describe, expect, it } from 'vitest';
import { isDeclared, readContractFields, readReleasedFields } from './contract-fields.ts';
import type { FieldRead } from './field-read.ts';
import { findRemovedReads } from './find-removed-reads.ts';
import { readersOf } from './readers-of.ts';

const facts = { owner: 'shop', description: 'Placed.', sources: ['busbar.shop'], lifecycle: 'active' };
const line = { type: 'object', properties: { quantity: { type: 'integer' }, price: { type: 'integer' } } };
const order = (...left: readonly string[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries({
      orderId: { type: 'string' },
      country: { type: 'string' },
      lines: { type: 'array', items: line },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      free: { type: 'object' },
    }).filter(([name]) => !left.includes(name)),
  ),
});
const files = (schema: object, releases: Readonly<Record<string, object>> = {}) =>
  new Map([
    ['orders/OrderPlaced/contract.json', JSON.stringify(facts)],
    ['orders/OrderPlaced/v1.schema.json', JSON.stringify(schema)],
    ['orders/OrderPlaced/v1.examples.json', '[{}]'],
    ...Object.entries(releases).map(
      ([name, release]) => [`orders/OrderPlaced/releases/${name}.json`, JSON.stringify(release)] as const,
    ),
  ]);
const read = (pointer: string, more: Partial<FieldRead> = {}): FieldRead => ({
  consumer: 'projection',
  kind: 'handler',
  detailType: 'orders.OrderPlaced',
  major: 1,
  pointer,
  file: 'read-model.ts',
  line: 7,
  column: 3,
  ...more,
});
const removed = (reads: readonly FieldRead[], contracts = files(order('country'))) =>
  findRemovedReads({
    reads,
    contracts: readContractFields(contracts),
    baseline: readReleasedFields(contracts),
  }).map(({ severity, name }) => `${severity} ${name}`);

describe('isDeclared', () => {
  it.each([
    ['', true],
    ['/orderId', true],
    ['/lines/*/quantity', true],
    ['/lines/*/colour', false],
    ['/lines/quantity', false],
    ['/labels/anything', true],
    ['/labels/*', true],
    ['/free/at/all', true],
    ['/orderId/length', true],
    ['/nothing', false],
  ])('of "%s" is %s', (pointer, expected) => {
    expect(isDeclared(readContractFields(files(order()))[0]!, pointer)).toBe(expected);
  });
});

describe('findRemovedReads', () => {
  it('has nothing to say of fields that are declared', () => {
    expect(removed([read('/orderId'), read('/lines/*/quantity'), read('/labels/a')])).toEqual([]);
  });

  it('names reader, place, field and the newest release that had it', () => {
    const contracts = files(order('country'), { '1.0': order(), '1.1': order(), '1.2': order('country') });

    expect(
      findRemovedReads({
        reads: [read('/country')],
        contracts: readContractFields(contracts),
        baseline: readReleasedFields(contracts),
      }),
    ).toEqual([
      {
        code: 'READ_FIELD_REMOVED',
        severity: 'error',
        name: 'READ_FIELD_REMOVED projection orders.OrderPlaced v1 /country',
        message:
          'Failed to find field "/country" of orders.OrderPlaced v1: "projection" reads it at read-model.ts:7, and the contract does not declare ' +
          'it, as release 1.1 did. Declare it again, or change the reader first and open a major version without the field.',
        place: { file: 'read-model.ts', line: 7, column: 3 },
        readers: [{ consumer: 'projection', file: 'read-model.ts', line: 7, kind: 'handler' }],
      },
    ]);
  });

  it('warns of what a whole value has lost since the newest release', () => {
    const contracts = files(order('country', 'lines'), { '1.0': order('labels') });

    expect(removed([read('', { whole: true })], contracts)).toEqual([
      'warning READ_FIELD_REMOVED projection orders.OrderPlaced v1 /country',
      'warning READ_FIELD_REMOVED projection orders.OrderPlaced v1 /lines',
      'warning READ_FIELD_REMOVED projection orders.OrderPlaced v1 /lines/*/quantity',
      'warning READ_FIELD_REMOVED projection orders.OrderPlaced v1 /lines/*/price',
    ]);
  });

  it('takes a whole value that is gone itself for a field', () => {
    expect(removed([read('/country', { whole: true })])).toEqual([
      'error READ_FIELD_REMOVED projection orders.OrderPlaced v1 /country',
    ]);
  });

  it('finds a version that there is no more, once a consumer', () => {
    expect(removed([read('/a', { major: 4 }), read('/b', { major: 4 })])).toEqual([
      'error READ_VERSION_REMOVED projection orders.OrderPlaced v4',
    ]);
  });

  it('leaves a field that a pattern asks for and no release had to the proof of the pattern', () => {
    const pattern = read('/country', { kind: 'pattern', consumer: 'rule A' });

    expect(removed([pattern])).toEqual([]);
    expect(removed([pattern], files(order('country'), { '1.0': order() }))).toEqual([
      'error READ_FIELD_REMOVED rule A orders.OrderPlaced v1 /country',
    ]);
  });

  it('judges contracts with wrong examples, and none that are wrong themselves', () => {
    const broken = new Map(files(order('country'))).set('orders/OrderPlaced/v1.examples.json', '[]');

    expect(removed([read('/country')], broken)).toHaveLength(1);
    expect(readContractFields(new Map(broken).set('orders/OrderPlaced/contract.json', '{'))).toEqual([]);
  });
});

describe('readersOf', () => {
  it('takes reads at and below the place, and whole values above it', () => {
    const reads = [
      read('/lines', { line: 1 }),
      read('/lines/*/quantity', { line: 2 }),
      read('', { line: 3, whole: true }),
      read('/linesTotal', { line: 4 }),
      read('/orderId', { line: 5 }),
    ];

    expect(readersOf('/lines', reads).map(({ line: at }) => at)).toEqual([1, 2, 3]);
    expect(readersOf('/lines/*/quantity', reads).map(({ line: at }) => at)).toEqual([2, 3]);
    expect(readersOf('', reads)).toHaveLength(5);
  });
});
