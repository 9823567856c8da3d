import { describe, expect, it } from 'vitest';
import { createArrayTest, overlaps, type OverlapOptions } from '../index.ts';

const overlap = (a: unknown, b: unknown, options?: OverlapOptions) =>
  overlaps(JSON.stringify(a), JSON.stringify(b), options);
const sources = (a: unknown, b: unknown) => {
  const result = overlap({ source: [a] }, { source: [b] });
  return result.overlaps === 'yes' ? result.witness['source'] : result.overlaps;
};
const scalars: OverlapOptions = { mayBeArray: () => false };
const totals = (a: unknown, b: unknown) => {
  const result = overlap({ detail: { total: [a] } }, { detail: { total: [b] } }, scalars);
  return result.overlaps === 'yes' ? result.witness['detail'] : result.overlaps;
};

describe('overlaps', () => {
  it('finds a text that both patterns accept, or proves that there is none', () => {
    expect(sources({ prefix: 'busbar.' }, { suffix: '.shop' })).toBe('busbar.shop');
    expect(sources({ prefix: 'busbar.' }, { prefix: 'other.' })).toBe('no');
    expect(sources({ wildcard: 'a*b*c' }, { wildcard: '*xb*yc' })).toBe('axbyc');
    expect(sources({ wildcard: 'a*b' }, { wildcard: '*c' })).toBe('no');
    expect(sources({ 'anything-but': { prefix: 'a' } }, { prefix: { 'equals-ignore-case': 'a' } })).toBe('A');
    expect(sources({ 'anything-but': { suffix: 'b' } }, { wildcard: '*b' })).toBe('no');
    expect(sources({ 'equals-ignore-case': 'straße' }, { prefix: 'STRASS' })).toBe('STRASSe');
    expect(sources({ exactly: 'a' }, 'b')).toBe('no');
  });

  it('finds an address of both blocks', () => {
    expect(sources({ cidr: '10.0.0.0/8' }, { prefix: '10.7' })).toBe('10.7.0.0');
    expect(sources({ cidr: '10.0.0.0/8' }, { cidr: '10.1.0.0/16' })).toBe('10.1.0.0');
    expect(sources({ cidr: '10.0.0.0/8' }, { cidr: '11.0.0.0/8' })).toBe('no');
    expect(sources({ cidr: '10.0.0.0/8' }, '11.0.0.1')).toBe('no');
    expect(sources({ cidr: '10.0.0.0/8' }, { prefix: '11.' })).toBe('no');
  });

  it('says that it does not know where spellings of IPv6 addresses decide', () => {
    expect(overlap({ source: [{ cidr: '10.0.0.0/8' }] }, { source: [{ wildcard: '*:*' }] })).toEqual({
      overlaps: 'unknown',
      reason: 'whether one value of "source" satisfies both is not decided',
    });
  });

  it('finds a number, word or absence that both patterns accept', () => {
    expect(totals({ numeric: ['>', 5] }, { numeric: ['<', 6] })).toEqual({ total: 5.5 });
    expect(totals({ numeric: ['>=', 5] }, { numeric: ['<=', 5] })).toEqual({ total: 5 });
    expect(totals({ numeric: ['>', 5] }, { numeric: ['<=', 5] })).toBe('no');
    expect(totals({ 'anything-but': [5] }, 5)).toBe('no');
    expect(totals(true, null)).toBe('no');
    expect(totals(1, '1')).toBe('no');
    expect(totals({ exists: false }, { exists: true })).toBe('no');
    expect(overlap({ detail: { a: [{ exists: false }] } }, { detail: { a: [{ exists: false }] } })).toEqual({
      overlaps: 'yes',
      witness: {},
    });
  });

  it('gives each pattern its own element where a value may be an array, and the envelope has none', () => {
    expect(overlap({ detail: { tag: ['a'] } }, { detail: { tag: ['b'] } })).toEqual({
      overlaps: 'yes',
      witness: { detail: { tag: ['a', 'b'] } },
    });
    expect(overlap({ resources: ['a'] }, { resources: ['b'] })).toMatchObject({ overlaps: 'yes' });
    expect(overlap({ 'detail-type': ['a'] }, { 'detail-type': ['b'] })).toEqual({ overlaps: 'no' });
  });

  it('knows that absence is decided by the element that fields before it choose', () => {
    const without = (first: string) => ({ detail: { l: { [first]: [1], p: [{ exists: false }] } } });

    expect(overlap(without('a'), { detail: { l: { p: [2] } } })).toEqual({
      overlaps: 'yes',
      witness: { detail: { l: [{ a: 1 }, { p: 2 }] } },
    });
    expect(overlap(without('z'), { detail: { l: { p: [2] } } })).toEqual({ overlaps: 'no' });
  });

  it('compares each branch of $or with each', () => {
    const either = { $or: [{ source: ['a'] }, { source: ['b'], detail: { x: [1] } }] };

    expect(overlap(either, { source: ['b'] })).toEqual({
      overlaps: 'yes',
      witness: { source: 'b', detail: { x: 1 } },
    });
    expect(overlap(either, { source: ['c'] })).toEqual({ overlaps: 'no' });
  });

  it('gives up after 10,000 pairs of branches', () => {
    const many = (letter: string) => ({
      $or: Array.from({ length: 200 }, (_, index) => ({ source: [`${letter}${index}`] })),
    });

    expect(overlap(many('a'), many('b'))).toEqual({
      overlaps: 'unknown',
      reason: 'more than 10000 pairs of $or branches to compare',
    });
  });

  it('takes from a schema where arrays stand', () => {
    const schema = { properties: { total: { type: 'number' }, tags: { type: ['array', 'null'] } } };
    const mayBeArray = createArrayTest(schema, { at: 'detail' });
    const both = (path: string) => overlap({ [path]: [1] }, { [path]: [2] }, { mayBeArray }).overlaps;

    expect(['detail.total', 'detail.tags', 'detail.undeclared'].map(both)).toEqual(['no', 'yes', 'yes']);
  });

  it('makes a leaf beside fields inside it', () => {
    expect(overlap({ detail: { a: ['x'] } }, { detail: { a: { b: [1] } } })).toEqual({
      overlaps: 'yes',
      witness: { detail: { a: ['x', { b: 1 }] } },
    });
  });
});
