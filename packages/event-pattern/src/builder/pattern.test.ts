import { describe, expect, it } from 'vitest';
import {
  anythingBut,
  cidr,
  compilePattern,
  equalsIgnoreCase,
  exists,
  InvalidEventPatternError,
  numeric,
  or,
  pattern,
  prefix,
  suffix,
  wildcard,
} from '../index.ts';

interface Placed {
  orderId: string;
  customerId?: string;
  totalPence: number;
  lines: { stockCode: string; quantity: number }[];
}

const placed = {
  pattern: {
    'detail-type': ['orders.OrderPlaced'],
    detail: { metadata: { version: [{ prefix: '2.' }] } },
  },
  parse: (data: unknown) => data as Placed,
} as const;
const family = { pattern: { 'detail-type': ['orders.OrderPlaced'] }, versions: [placed] } as const;

const toJson = (text: string): unknown => JSON.parse(text);

describe('pattern', () => {
  it('joins detail-type and version of a definition with fields of the data', () => {
    const built = pattern(placed, {
      totalPence: [numeric('>', 100_00)],
      lines: { stockCode: [prefix('85'), '71053'] },
    });

    expect(toJson(built.text)).toEqual({
      'detail-type': ['orders.OrderPlaced'],
      detail: {
        metadata: { version: [{ prefix: '2.' }] },
        data: {
          totalPence: [{ numeric: ['>', 10000] }],
          lines: { stockCode: [{ prefix: '85' }, '71053'] },
        },
      },
    });
  });

  it('matches events with such data and no others', () => {
    const matcher = compilePattern(pattern(placed, { totalPence: [numeric('>', 100_00)] }));
    const toEvent = (version: string, totalPence: number) => ({
      'detail-type': 'orders.OrderPlaced',
      detail: { metadata: { version }, data: { totalPence } },
    });

    const verdicts = [toEvent('2.1', 10_001), toEvent('2.1', 10_000), toEvent('1.0', 10_001)].map(
      matcher.matches,
    );

    expect(verdicts).toEqual([true, false, false]);
  });

  it('is the definition’s own pattern without fields, and has no detail for a family', () => {
    expect(toJson(pattern(placed).text)).toEqual(placed.pattern);
    expect(toJson(pattern(placed, {}).text)).toEqual(placed.pattern);
    expect(toJson(pattern(family).text)).toEqual(family.pattern);
  });

  it('takes fields of the envelope and alternatives', () => {
    const built = pattern(
      family,
      { customerId: [exists(false)], ...or({ orderId: ['1'] }, { totalPence: [0] }) },
      { source: ['busbar.shop'], 'replay-name': [exists(false)] },
    );

    expect(toJson(built.text)).toEqual({
      'detail-type': ['orders.OrderPlaced'],
      source: ['busbar.shop'],
      'replay-name': [{ exists: false }],
      detail: { data: { customerId: [{ exists: false }], $or: [{ orderId: ['1'] }, { totalPence: [0] }] } },
    });
    expect(built.branches).toHaveLength(2);
  });

  it('refuses what EventBridge refuses', () => {
    expect(() => pattern(placed, { orderId: [cidr('10.0.0.0')] })).toThrow(InvalidEventPatternError);
    expect(() => pattern(placed, { orderId: [anythingBut({ prefix: '' })] })).toThrow(
      InvalidEventPatternError,
    );
  });
});

describe('operators', () => {
  it('are the JSON that they stand for', () => {
    expect([
      prefix('a'),
      prefix(equalsIgnoreCase('a')),
      suffix('a'),
      suffix(equalsIgnoreCase('a')),
      equalsIgnoreCase('a'),
      wildcard('a*b'),
      cidr('10.0.0.0/8'),
      numeric('=', 1),
      numeric('>=', 0, '<', 5),
      exists(true),
      anythingBut('a'),
      anythingBut(1, 2),
      anythingBut({ suffix: ['a', 'b'] }),
      or({ a: [1] }, { b: [2] }),
    ]).toEqual([
      { prefix: 'a' },
      { prefix: { 'equals-ignore-case': 'a' } },
      { suffix: 'a' },
      { suffix: { 'equals-ignore-case': 'a' } },
      { 'equals-ignore-case': 'a' },
      { wildcard: 'a*b' },
      { cidr: '10.0.0.0/8' },
      { numeric: ['=', 1] },
      { numeric: ['>=', 0, '<', 5] },
      { exists: true },
      { 'anything-but': ['a'] },
      { 'anything-but': [1, 2] },
      { 'anything-but': { suffix: ['a', 'b'] } },
      { $or: [{ a: [1] }, { b: [2] }] },
    ]);
  });
});
