/** Draws for generated cases. */
export interface Draw {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** Some of the values, in their order. */
  some<Value>(values: readonly Value[], probability?: number): Value[];
}

/** Seed of this run: BUSBAR_TEST_SEED, or the same each time. */
export const testSeed = Number(process.env['BUSBAR_TEST_SEED'] ?? 20_261_120);

/** Draws from a seed. @see https://www.jstatsoft.org/article/view/v008i14 */
export function createDraw(seed: number): Draw {
  let state = (seed ^ 0x9e37_79b9) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  const draw: Draw = {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    some: (values, probability = 0.5) => values.filter(() => next() < probability),
  };
  return draw;
}
