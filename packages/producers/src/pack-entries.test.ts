import { assert, array, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packEntries } from './pack-entries.ts';

const sized = (...sizes: number[]) => sizes.map((sizeBytes, index) => ({ index, sizeBytes }));
const sizesOf = (packs: readonly (readonly { sizeBytes: number }[])[]) =>
  packs.map((pack) => pack.map(({ sizeBytes }) => sizeBytes));

describe('packEntries', () => {
  it('makes no pack of no entries', () => {
    expect(packEntries([])).toEqual([]);
  });

  it('puts 10 entries in one pack and 12 in packs of 10 and 2', () => {
    const lengths = (count: number) =>
      packEntries(sized(...Array(count).fill(400))).map(({ length }) => length);

    expect([lengths(10), lengths(12)]).toEqual([[10], [10, 2]]);
  });

  it('fills a pack to 1,000,000 bytes exactly and starts another at 1,000,001', () => {
    expect(sizesOf(packEntries(sized(600_000, 400_000)))).toEqual([[600_000, 400_000]]);
    expect(sizesOf(packEntries(sized(600_000, 400_001)))).toEqual([[600_000], [400_001]]);
  });

  it('gives an entry that is too large by itself a pack of its own', () => {
    expect(sizesOf(packEntries(sized(1, 1_000_001, 1)))).toEqual([[1], [1_000_001], [1]]);
  });

  it('never exceeds either limit, keeps the order, loses nothing, and never leaves room for the next entry', () => {
    const anyEntries = array(record({ sizeBytes: integer({ min: 1, max: 100 }) }), { maxLength: 60 });
    const anyLimits = record({
      entries: integer({ min: 1, max: 12 }),
      totalBytes: integer({ min: 100, max: 400 }),
    });
    const total = (pack: readonly { sizeBytes: number }[]) =>
      pack.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

    assert(
      property(anyEntries, anyLimits, (entries, packLimits) => {
        const packs = packEntries(entries, packLimits);

        expect(packs.flat()).toEqual(entries);
        for (const [index, pack] of packs.entries()) {
          expect(pack.length).toBeGreaterThan(0);
          expect(pack.length).toBeLessThanOrEqual(packLimits.entries);
          expect(total(pack)).toBeLessThanOrEqual(packLimits.totalBytes);
          const next = packs[index + 1]?.[0];
          const hasRoom =
            next !== undefined &&
            pack.length < packLimits.entries &&
            total(pack) + next.sizeBytes <= packLimits.totalBytes;
          expect(hasRoom).toBe(false);
        }
      }),
    );
  });
});
