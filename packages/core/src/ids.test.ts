import { describe, expect, it } from 'vitest';
import { createUuidV4, createUuidV7 } from './ids.ts';
import { createRandom } from './random.ts';

describe('createUuidV7', () => {
  it('holds the time in its first 48 bits and its version and variant after it', () => {
    const id = createUuidV7({ nowMs: Date.UTC(2025, 0, 1), random: createRandom(1) });
    expect(id).toMatch(/^01941f29-7c00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by time', () => {
    const random = createRandom(1);
    const ids = [1_000, 2_000, 3_000].map((nowMs) => createUuidV7({ nowMs, random }));
    expect([...ids].sort()).toEqual(ids);
  });

  it('differs 1,000 times within one millisecond', () => {
    const random = createRandom(1);
    const ids = Array.from({ length: 1_000 }, () => createUuidV7({ nowMs: 5, random }));
    expect(new Set(ids).size).toBe(1_000);
  });
});

describe('createUuidV4', () => {
  it('is the same for the same seed', () => {
    expect(createUuidV4(createRandom(3))).toBe(createUuidV4(createRandom(3)));
    expect(createUuidV4(createRandom(3))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });
});
