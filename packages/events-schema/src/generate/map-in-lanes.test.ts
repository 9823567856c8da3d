import { describe, expect, it } from 'vitest';
import { mapInLanes } from './map-in-lanes.ts';

describe('mapInLanes', () => {
  it('works on 2 of 5 items at a time and keeps their order', async () => {
    const running = new Set<string>();
    const sizes: number[] = [];
    const waits = new Map([
      ['a', 5],
      ['b', 1],
      ['c', 1],
      ['d', 3],
      ['e', 0],
    ]);

    const results = await mapInLanes([...waits], 2, async ([name, turns]) => {
      running.add(name);
      sizes.push(running.size);
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      running.delete(name);
      return name.toUpperCase();
    });

    expect(results).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(sizes).toEqual([1, 2, 2, 2, 2]);
  });

  it('tells each work its lane', async () => {
    const lanes = await mapInLanes(['a', 'b', 'c'], 3, async (_, lane) => lane);

    expect(lanes).toEqual([0, 1, 2]);
  });

  it('has nothing to do for no items', async () => {
    expect(await mapInLanes([], 4, async () => 1)).toEqual([]);
  });

  it('begins nothing after a failure', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error(`${item} fails`);
    };

    await expect(mapInLanes([1, 2, 3, 4], 2, work)).rejects.toEqual(new Error('1 fails'));
    await Promise.resolve();
    expect(begun).toEqual([1, 2]);
  });
});
