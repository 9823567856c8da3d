import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';
import { parseJsonPath } from './json-path.ts';

const event = {
  'detail-type': 'orders.OrderPlaced',
  resources: ['first', 'second'],
  detail: { 'a.b': 1, lines: [{ sku: 'A' }, { sku: 'B' }, { quantity: 2 }], empty: null },
};

describe('parseJsonPath', () => {
  it.each([
    ['$', event],
    ['$.detail-type', 'orders.OrderPlaced'],
    ['$.resources[1]', 'second'],
    ["$['detail']['a.b']", 1],
    ['$["detail"].lines[0].sku', 'A'],
    ['$.detail.lines[*].sku', ['A', 'B']],
    ['$.resources.*', ['first', 'second']],
    ['$.detail.empty', null],
    ['$.detail.missing', undefined],
    ['$.detail.lines[3]', undefined],
    ['$.detail.lines.sku', undefined],
    ['$.detail.toString', undefined],
    ['$.resources[*].sku', undefined],
  ])('finds %s', (path, expected) => {
    expect(parseJsonPath(path)?.find(event)).toEqual(expected);
  });

  it.each(['detail', '$.', '$..detail', '$.a[?(@.b)]', '$.a[', '$.a b', "$['a"])('refuses %s', (path) => {
    expect(parseJsonPath(path)).toBeUndefined();
  });

  it('does not look into a number that is kept as text', () => {
    const value = parseExactJson('{"price":1.50}');

    expect(JSON.stringify(parseJsonPath('$.price')?.find(value))).toBe('1.50');
    expect(parseJsonPath('$.price.*')?.find(value)).toBeUndefined();
  });
});
