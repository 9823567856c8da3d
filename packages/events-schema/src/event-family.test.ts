import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContractViolationError } from './contract-violation-error.ts';
import { type ExampleFactory, examples } from './examples.ts';
import { defineEvent, type EventDefinition } from './event-definition.ts';
import { defineEventFamily } from './event-family.ts';
import { catalog, isEventFamily, orders, toDefinition, toMajor } from './index.ts';
import { UnknownEventVersionError } from './unknown-event-version-error.ts';
import { UpcastError } from './upcast-error.ts';

const { OrderPlaced } = orders;
const examplesOf = (domain: string, name: string) =>
  (
    examples as Readonly<
      Record<string, Readonly<Record<string, Readonly<Record<string, ExampleFactory<unknown>>>>>>
    >
  )[domain]![name]!;
const version1 = {
  orderId: '700001',
  placedAt: '2025-03-01T08:26:00.000Z',
  country: 'France',
  lines: [
    { stockCode: 'A', quantity: 6, unitPricePence: 255 },
    { stockCode: 'B', quantity: 2, unitPricePence: 5 },
  ],
};

describe('an event family', () => {
  it('holds every version, the latest, and the pattern of all of them', () => {
    expect(OrderPlaced.versions).toEqual([OrderPlaced.v1, OrderPlaced.v2]);
    expect(OrderPlaced.latest).toBe(OrderPlaced.v2);
    expect(OrderPlaced.pattern).toEqual({ 'detail-type': ['orders.OrderPlaced'] });
    expect(OrderPlaced.owner).toBe('shop');
  });

  it('stands in the catalog under its detail-type, and nothing else does', () => {
    expect(Object.keys(catalog)).toEqual(['orders.OrderCancelled', 'orders.OrderPlaced']);
    expect(catalog['orders.OrderPlaced']).toBe(OrderPlaced);
    expect(catalog.constructor).toBeUndefined();
  });

  it('upcasts version 1 to 2 with the total of its lines in pounds', () => {
    expect(OrderPlaced.upcast(version1, 1)).toEqual({ ...version1, currency: 'GBP', totalPence: 1540 });
    expect(version1).not.toHaveProperty('totalPence');
  });

  it('returns data of the latest version as it is', () => {
    const latest = { ...version1, currency: 'GBP', totalPence: 1540 };

    expect(OrderPlaced.upcast(latest, 2)).toBe(latest);
  });

  it('refuses data that is not of the version that it claims', () => {
    expect(() => OrderPlaced.upcast(version1, 2)).toThrow(ContractViolationError);
    expect(() => OrderPlaced.upcast({}, 1)).toThrow(ContractViolationError);
  });

  it.each([0, 3, Number.NaN])('refuses major version %s, which the contracts do not hold', (major) => {
    expect(() => OrderPlaced.upcast(version1, major)).toThrow(
      new UnknownEventVersionError({ detailType: 'orders.OrderPlaced', major, knownMajors: [1, 2] }),
    );
  });

  it('upcasts every valid version 1 to a valid version 2', () => {
    const identifier = fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme-ascii' });
    const line = fc.record(
      {
        stockCode: identifier,
        description: fc.string({ maxLength: 256 }),
        quantity: fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((quantity) => quantity + 1),
        unitPricePence: fc.oneof(fc.constant(2 ** 31), fc.nat()),
      },
      { requiredKeys: ['stockCode', 'quantity', 'unitPricePence'] },
    );
    const order = fc.record(
      {
        orderId: identifier,
        placedAt: fc
          .date({ min: new Date(0), noInvalidDate: true, max: new Date('9999-12-31') })
          .map((date) => date.toISOString()),
        customerId: identifier,
        country: identifier,
        lines: fc.array(line, { minLength: 1, maxLength: 50 }),
        currency: fc.anything(),
        totalPence: fc.anything(),
      },
      { requiredKeys: ['orderId', 'placedAt', 'country', 'lines'] },
    );

    fc.assert(
      fc.property(order, (data) => {
        OrderPlaced.v1.parse(data);
        const { lines, totalPence } = OrderPlaced.upcast(data, 1);
        return (
          totalPence ===
          lines.reduce((sum, { quantity, unitPricePence }) => sum + quantity * unitPricePence, 0)
        );
      }),
    );
  });

  it.each(Object.values(catalog))('$detailType: examples of every version reach the latest', (family) => {
    for (const { domain, name, major } of family.versions) {
      const file = new URL(`../contracts/${domain}/${name}/v${major}.examples.json`, import.meta.url);
      const examples = JSON.parse(readFileSync(file, 'utf8')) as readonly unknown[];
      for (const example of examples) {
        expect(family.latest.safeParse(family.upcast(example, major)).success).toBe(true);
      }
    }
  });

  it.each(Object.values(catalog))(
    '$detailType: drawn examples of every version reach the latest',
    (family) => {
      const { domain, name, versions, latest } = family;
      const factories = examplesOf(domain, name);
      fc.assert(
        fc.property(fc.integer(), fc.constantFrom(...versions), (seed, { major }) => {
          const data = factories[`v${major}`]!({ seed });
          return latest.safeParse(family.upcast(data, major), { undeclaredFields: 'refuse' }).success;
        }),
      );
    },
  );
});

describe('a family whose upcaster is wrong', () => {
  const define = <Major extends number>(
    major: Major,
  ): EventDefinition<'demo.Done', Major, { size: number }> =>
    defineEvent({
      detailType: 'demo.Done',
      major,
      minor: 0,
      sources: [],
      fields: [],
      validate: (data) =>
        typeof data === 'object' && data !== null && 'size' in data
          ? []
          : [{ instancePath: '', keyword: 'required', message: 'must have size', params: {} }],
    });
  const familyWith = (upcast: (data: { size: number }) => { size: number }) =>
    defineEventFamily({
      detailType: 'demo.Done',
      description: '',
      owner: '',
      sources: [],
      versions: [define(1), define(2), define(3)],
      upcasters: [upcast, (data) => data],
    });

  it('says which step failed and what its result breaks', () => {
    const family = familyWith(() => ({}) as { size: number });

    expect(() => family.upcast({ size: 1 }, 1)).toThrowErrorMatchingInlineSnapshot(
      `[UpcastError: Failed to upcast event "demo.Done" from version 1 to 2: its result breaks version 2 (the whole must have size). Correct the upcaster, deploy, then redrive.]`,
    );
  });

  it('keeps what the upcaster threw as the cause', () => {
    const cause = new RangeError('no');
    const family = familyWith(() => {
      throw cause;
    });

    const upcast = () => family.upcast({ size: 1 }, 1);

    expect(upcast).toThrow(
      new UpcastError({ detailType: 'demo.Done', fromMajor: 1, toMajor: 2, violations: [], cause }),
    );
    expect(family.upcast({ size: 1 }, 2)).toEqual({ size: 1 });
  });
});

describe('toDefinition, isEventFamily, toMajor', () => {
  it('takes the latest version of a family and a version as itself', () => {
    expect(toDefinition(OrderPlaced)).toBe(OrderPlaced.v2);
    expect(toDefinition(OrderPlaced.v1)).toBe(OrderPlaced.v1);
    expect([OrderPlaced, OrderPlaced.v1].map(isEventFamily)).toEqual([true, false]);
  });

  it.each([
    ['2.1', 2],
    ['10.0', 10],
    ['2', Number.NaN],
    ['0.1', Number.NaN],
    ['v2.0', Number.NaN],
    ['', Number.NaN],
  ])('reads the major of "%s" as %s', (version, major) => {
    expect(toMajor(version)).toBe(major);
  });
});
