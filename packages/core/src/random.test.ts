import { describe, expect, it } from 'vitest';
import { createRandom, createSystemRandom } from './random.ts';

describe('createRandom', () => {
  it('draws the same sequence from the same seed', () => {
    const [a, b] = [createRandom(42), createRandom(42)];
    expect([a.next(), a.integer(1, 100), [...a.bytes(4)]]).toEqual([
      b.next(),
      b.integer(1, 100),
      [...b.bytes(4)],
    ]);
  });

  it('draws another sequence from another seed', () => {
    expect(createRandom(1).bytes(16)).not.toEqual(createRandom(2).bytes(16));
  });

  it.each([
    ['seeded', createRandom(7)],
    ['system', createSystemRandom()],
  ])('%s: integers reach both ends of a range and never leave it', (_name, random) => {
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });
});
