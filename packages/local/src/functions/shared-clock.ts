import type { AdvanceableClock } from '@busbar/core';
import { SHARED_TIME_BYTES, sharedTimeMode } from './runtime/shared-time.ts';

/**
 * Keeps memory that threads read the cloud's time from: the time itself for a clock that stands still, the offset to
 * the machine's clock for one that runs.
 */
export function createSharedClock(clock: AdvanceableClock): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(SHARED_TIME_BYTES);
  const words = new BigInt64Array(memory);
  const write = (nowMs: number) =>
    Atomics.store(words, 1, BigInt(Math.round(clock.running ? nowMs - Date.now() : nowMs)));

  Atomics.store(words, 0, clock.running ? sharedTimeMode.offset : sharedTimeMode.absolute);
  write(clock.now());
  clock.onAdvance(write);
  return memory;
}
