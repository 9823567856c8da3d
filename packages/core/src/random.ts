import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Where chance comes from. Everything that draws takes one, so that a printed seed repeats a run. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
}

/** Draws from a seed: the same seed gives the same sequence on every machine. @param seed 32-bit integer. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const next = () => (generator.next() >>> 0) / 0x1_0000_0000;
  return {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    bytes: (count) => Uint8Array.from({ length: count }, () => generator.next() & 0xff),
  };
}

/** Draws from the operating system's entropy. */
export function createSystemRandom(): Random {
  const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const next = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 0x1_0000_0000;
  return { next, integer: (min, max) => min + Math.floor(next() * (max - min + 1)), bytes };
}
