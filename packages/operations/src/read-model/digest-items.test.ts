import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestItems } from './digest-items.ts';

describe('digestItems', () => {
  it('digests one line of JSON an item, attributes by name', () => {
    const lines = '{"a":{"c":2,"d":1},"pk":"1"}\n{"pk":"2"}\n';
    expect(digestItems([{ pk: '1', a: { d: 1, c: 2 } }, { pk: '2' }])).toBe(
      createHash('sha256').update(lines).digest('hex'),
    );
  });

  it('gives the digest of no bytes for no items', () => {
    expect(digestItems([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('does not see the order of attributes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (item) => {
        const reversed = Object.fromEntries(Object.entries(item).reverse());
        expect(digestItems([reversed])).toBe(digestItems([item]));
      }),
      { seed: 1 },
    );
  });

  it('does not see the order of a set', () => {
    expect(digestItems([{ tags: new Set(['a', 'b']) }])).toBe(digestItems([{ tags: new Set(['b', 'a']) }]));
  });

  it.each([
    ['a value', [{ pk: '1', n: 1 }], [{ pk: '1', n: 2 }]],
    ['a type', [{ n: 1 }], [{ n: '1' }]],
    ['the order of a list', [{ l: [1, 2] }], [{ l: [2, 1] }]],
    ['a member of a set', [{ s: new Set(['a']) }], [{ s: new Set(['b']) }]],
    ['a set against a list', [{ s: new Set(['a']) }], [{ s: ['a'] }]],
    ['a large number', [{ n: 9_007_199_254_740_993n }], [{ n: 9_007_199_254_740_995n }]],
    ['the order of items', [{ pk: '1' }, { pk: '2' }], [{ pk: '2' }, { pk: '1' }]],
    ['a missing item', [{ pk: '1' }, { pk: '2' }], [{ pk: '1' }]],
  ])('sees %s', (_what, a, b) => {
    expect(digestItems(a)).not.toBe(digestItems(b));
  });
});
