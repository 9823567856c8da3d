import { describe, expect, it } from 'vitest';
import { ContractViolationError } from './contract-violation-error.ts';
import { orders } from './index.ts';

const valid = {
  orderId: '700001',
  placedAt: '2025-03-01T08:26:00.000Z',
  country: 'United Kingdom',
  currency: 'GBP',
  lines: [{ stockCode: 'L-2041', quantity: 1, unitPricePence: 255 }],
  totalPence: 255,
};
const violationsOf = (data: unknown) => {
  const result = orders.OrderPlaced.v2.safeParse(data);
  return result.success ? [] : result.error.violations;
};
const withLine = (change: object) => ({ ...valid, lines: [{ ...valid.lines[0], ...change }] });

describe('an event definition', () => {
  it('says its detail-type, version, sources and the pattern of its major version', () => {
    const { parse: _, safeParse: __, redact: ___, ...facts } = orders.OrderPlaced.v2;

    expect(facts).toEqual({
      detailType: 'orders.OrderPlaced',
      domain: 'orders',
      name: 'OrderPlaced',
      major: 2,
      version: '2.0',
      sources: ['busbar.shop'],
      lifecycle: 'active',
      classifications: { '/customerId': 'pii' },
      pattern: {
        'detail-type': ['orders.OrderPlaced'],
        detail: { metadata: { version: [{ prefix: '2.' }] } },
      },
    });
  });

  it('returns valid data as it is', () => {
    expect(orders.OrderPlaced.v2.parse(valid)).toBe(valid);
    expect(orders.OrderPlaced.v2.safeParse(valid)).toEqual({ success: true, data: valid });
  });

  it('lists every violation with pointer, keyword, words, value and limit', () => {
    const data = {
      ...withLine({ quantity: 0, unitPricePence: -1, stockCode: '' }),
      totalPence: 1.5,
      country: undefined,
    };

    expect(violationsOf(data)).toEqual([
      {
        pointer: '',
        keyword: 'required',
        message: "must have required property 'country'",
        value: data,
        params: { missingProperty: 'country' },
      },
      {
        pointer: '/lines/0/stockCode',
        keyword: 'minLength',
        message: 'must NOT have fewer than 1 characters',
        value: '',
        params: { limit: 1 },
      },
      {
        pointer: '/lines/0/quantity',
        keyword: 'minimum',
        message: 'must be >= 1',
        value: 0,
        params: { comparison: '>=', limit: 1 },
      },
      {
        pointer: '/lines/0/unitPricePence',
        keyword: 'minimum',
        message: 'must be >= 0',
        value: -1,
        params: { comparison: '>=', limit: 0 },
      },
      {
        pointer: '/totalPence',
        keyword: 'type',
        message: 'must be integer',
        value: 1.5,
        params: { type: 'integer' },
      },
    ]);
  });

  it('throws the first three violations in words and all of them as data, never a value', () => {
    const data = {
      ...withLine({ quantity: 0, unitPricePence: -1, stockCode: 'secret '.repeat(10) }),
      totalPence: -1,
    };

    const parse = () => orders.OrderPlaced.v2.parse(data);

    expect(parse).toThrow(ContractViolationError);
    expect(parse).toThrow(
      new ContractViolationError({
        detailType: 'orders.OrderPlaced',
        version: '2.0',
        violations: violationsOf(data),
      }),
    );
    expect(violationsOf(data)).toHaveLength(4);
    expect(() => parse()).toThrowErrorMatchingInlineSnapshot(
      `[ContractViolationError: Failed to accept data of event "orders.OrderPlaced" version 2.0: 4 violations of its contract (/lines/0/stockCode must NOT have more than 64 characters; /lines/0/quantity must be >= 1; /lines/0/unitPricePence must be >= 0; and 1 more). Correct the data; error.violations lists each place.]`,
    );
  });

  it.each([
    ['a quantity of 1', withLine({ quantity: 1 }), 0],
    ['a quantity of 0', withLine({ quantity: 0 }), 1],
    ['a quantity of 2^31', withLine({ quantity: 2 ** 31 }), 0],
    ['a quantity of 2^31 + 1', withLine({ quantity: 2 ** 31 + 1 }), 1],
    ['a price of 0', withLine({ unitPricePence: 0 }), 0],
    ['a price of half a penny', withLine({ unitPricePence: 0.5 }), 1],
    ['an order id of 64 characters', { ...valid, orderId: 'é'.repeat(64) }, 0],
    ['an order id of 65 characters', { ...valid, orderId: 'é'.repeat(65) }, 1],
    ['an order id of 64 characters outside the basic plane', { ...valid, orderId: '𝄞'.repeat(64) }, 0],
    ['an empty order id', { ...valid, orderId: '' }, 1],
    ['no lines', { ...valid, lines: [] }, 1],
    ['an empty description', withLine({ description: '' }), 0],
    ['a null description', withLine({ description: null }), 1],
    ['a leap day', { ...valid, placedAt: '2024-02-29T00:00:00Z' }, 0],
    ['a day that does not exist', { ...valid, placedAt: '2025-02-29T00:00:00Z' }, 1],
    ['a time without offset', { ...valid, placedAt: '2025-02-28T00:00:00' }, 1],
    ['another currency', { ...valid, currency: 'EUR' }, 1],
    ['null', null, 1],
    ['an array', [valid], 1],
    ['text', JSON.stringify(valid), 1],
  ])('finds in %s as many violations as there are', (_, data, count) => {
    expect(violationsOf(data)).toHaveLength(count);
  });

  it('ignores undeclared fields when it reads and refuses them when asked to', () => {
    const data = { ...valid, cuontry: 'x', lines: [{ ...valid.lines[0], 'a/b~c': { deep: 1 } }] };

    const refused = orders.OrderPlaced.v2.safeParse(data, { undeclaredFields: 'refuse' });

    expect(violationsOf(data)).toEqual([]);
    expect(refused.success ? [] : refused.error.violations).toEqual([
      {
        pointer: '/lines/0/a~1b~0c',
        keyword: 'undeclared',
        message: 'must be declared by the contract',
        value: { deep: 1 },
        params: { field: 'a/b~c' },
      },
      {
        pointer: '/cuontry',
        keyword: 'undeclared',
        message: 'must be declared by the contract',
        value: 'x',
        params: { field: 'cuontry' },
      },
    ]);
  });

  it('takes an undefined field for an absent one, as JSON does', () => {
    const data = { ...valid, customerId: undefined, anything: undefined };

    expect(orders.OrderPlaced.v2.safeParse(data, { undeclaredFields: 'refuse' }).success).toBe(true);
  });
});
