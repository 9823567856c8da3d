import { createRandom } from '@busbar/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planReplaySlices, shuffle } from './replay-slices.ts';

describe('planReplaySlices', () => {
  it('cuts slices of a minute from the start of the replay on and leaves empty ones out', () => {
    const events = [
      { key: 'd', timeMs: 190_000 },
      { key: 'a', timeMs: 10_000 },
      { key: 'c', timeMs: 70_000 },
      { key: 'b', timeMs: 69_999 },
    ];

    expect(planReplaySlices(events, 10_000, 60_000)).toEqual([
      { startMs: 10_000, lastMs: 69_999, keys: ['a', 'b'] },
      { startMs: 70_000, lastMs: 70_000, keys: ['c'] },
      { startMs: 190_000, lastMs: 190_000, keys: ['d'] },
    ]);
  });

  it('puts every event in exactly one slice, in the slice of its time, slices in order', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 200 });
    const start = fc.integer({ min: -60_000, max: 0 });

    fc.assert(
      fc.property(times, start, (timesMs, startMs) => {
        const events = timesMs.map((timeMs, index) => ({ key: String(index), timeMs }));
        const slices = planReplaySlices(events, startMs, 60_000);

        const keys = slices.flatMap((slice) => slice.keys);
        expect([...keys].sort()).toEqual(events.map(({ key }) => key).sort());
        for (const slice of slices) {
          const own = slice.keys.map((key) => timesMs[Number(key)]!);
          expect(own.every((timeMs) => timeMs >= slice.startMs && timeMs < slice.startMs + 60_000)).toBe(
            true,
          );
          expect(slice.lastMs).toBe(Math.max(...own));
        }
        const starts = slices.map((slice) => slice.startMs);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('shuffle', () => {
  it('keeps every item, changes the order, and repeats it under the same seed', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = shuffle(items, createRandom(1));

    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffle(items, createRandom(1))).toEqual(shuffled);
    expect(shuffle(items, createRandom(2))).not.toEqual(shuffled);
  });
});
