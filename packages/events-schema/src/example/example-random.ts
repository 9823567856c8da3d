import { createRandom, type Random } from '@busbar/core';

/** Draws for one example. The generator's first numbers are much alike for all seeds: they are passed over. */
export function createExampleRandom(seed: number): Random {
  const random = createRandom(seed);
  for (let i = 0; i < 16; i += 1) random.next();
  return random;
}
