import { fileURLToPath } from 'node:url';
import { readTexts } from '@busbar/events-schema/generate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContractFields, type VersionFields } from '../field-reads/contract-fields.ts';
import { findRemovedReads } from '../field-reads/find-removed-reads.ts';
import { composeContractEvents, type ContractEvent } from './contract-event.ts';
import { patternReads } from './pattern-reads.ts';

const contracts = fileURLToPath(new URL('../../../events-schema/contracts', import.meta.url));
const schemaFile = 'orders/OrderPlaced/v2.schema.json';

let files: ReadonlyMap<string, string>;
let events: readonly ContractEvent[];
let fields: readonly VersionFields[];
beforeAll(async () => {
  files = await readTexts(contracts, /\.(?:json|ts)$/);
  events = composeContractEvents(files);
  fields = readContractFields(files);
});

const rule = (pattern: object) => ({
  name: 'rule Large',
  pattern: JSON.stringify(pattern),
  place: { file: 'shop.template.json', line: 9 },
  consumers: [],
});
const readsOf = (pattern: object) =>
  patternReads([rule(pattern)], events, fields).map(
    ({ detailType, major, pointer }) => `${detailType} v${major} ${pointer}`,
  );

describe('patternReads', () => {
  it('finds the field of each version that the pattern can match, through lists', () => {
    expect(
      readsOf({
        'detail-type': ['orders.OrderPlaced'],
        detail: { data: { country: ['France'], lines: { quantity: [{ numeric: ['>', 1] }] } } },
      }),
    ).toEqual([
      'orders.OrderPlaced v1 /country',
      'orders.OrderPlaced v1 /lines/*/quantity',
      'orders.OrderPlaced v2 /country',
      'orders.OrderPlaced v2 /lines/*/quantity',
    ]);
  });

  it('keeps to the version that a branch asks for', () => {
    const version = (major: number) => ({ metadata: { version: [{ prefix: `${major}.` }] } });

    expect(
      readsOf({
        'detail-type': ['orders.OrderPlaced'],
        $or: [
          { detail: { ...version(1), data: { country: ['x'] } } },
          { detail: { ...version(2), data: { currency: ['GBP'] } } },
        ],
      }),
    ).toEqual(['orders.OrderPlaced v1 /country', 'orders.OrderPlaced v2 /currency']);
  });

  it('reads nothing where absence will do, nor of the envelope', () => {
    expect(
      readsOf({
        source: ['busbar.shop'],
        detail: { metadata: { tenant: ['a'] }, data: { customerId: [{ exists: false }] } },
      }),
    ).toEqual([]);
  });

  it('leads to the rule that routes by a field that was left out', () => {
    const { country, ...kept } = (
      JSON.parse(files.get(schemaFile)!) as { properties: Record<string, unknown> }
    ).properties;
    const edited = new Map(files).set(
      schemaFile,
      JSON.stringify({ ...JSON.parse(files.get(schemaFile)!), required: [], properties: kept }),
    );
    const now = readContractFields(edited);
    const was = readContractFields(files, 'baseline "main"');
    const pattern = rule({
      'detail-type': ['orders.OrderPlaced'],
      detail: { data: { country: ['France'] } },
    });
    const reads = patternReads([pattern], composeContractEvents(edited), [...now, ...was]);

    expect(
      findRemovedReads({ reads, contracts: now, baseline: was }).map(({ name, place }) => [name, place]),
    ).toEqual([
      [
        'READ_FIELD_REMOVED rule Large orders.OrderPlaced v2 /country',
        { file: 'shop.template.json', line: 9, column: 1 },
      ],
    ]);
  });
});
