import { setImmediate } from 'node:timers/promises';
import type { AdvanceableClock } from '@busbar/core';

/** Moves a virtual clock from timer to timer until the work is done. */
export async function drive<Result>(clock: AdvanceableClock, work: Promise<Result>): Promise<Result> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  while (!isDone) {
    await setImmediate();
    const dueMs = clock.nextDueMs();
    if (dueMs !== undefined) clock.advanceTo(dueMs);
  }
  return work;
}
