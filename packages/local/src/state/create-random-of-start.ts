import { createRandom, type Random } from '@busbar/core';
import type { StateStore } from './state-store.ts';

/** Spreads the numbers of starts over 32 bits: 2^32 divided by the golden ratio. */
const spread = 0x9e3779b1;

/**
 * Creates the random source of a cloud that may have been started before on the same state: the first start draws
 * from the seed, each later one from a seed of its own that follows from it. Drawn from one seed again, events and
 * messages would get ids that others have had.
 */
export function createRandomOfStart(store: StateStore, seed: number): Random {
  const starts = store.collection<number>('cloud.starts');
  const earlier = starts.get('count') ?? 0;
  starts.set('count', earlier + 1);
  return createRandom((seed + Math.imul(earlier, spread)) | 0);
}
