import type { CloudContext } from './cloud-context.ts';

/**
 * Moves a cloud's clock to a time, and on the way stops at each time at which something is due until what has begun
 * there has ended: no function times out because the clock ran past it.
 *
 * @param targetMs epoch ms; a time in the past only runs what is due already.
 */
export async function advanceCloud(
  { clock, work }: Pick<CloudContext, 'clock' | 'work'>,
  targetMs: number,
): Promise<void> {
  await work.idle();
  for (let due = clock.nextDueMs(); due !== undefined && due <= targetMs; due = clock.nextDueMs()) {
    clock.advanceTo(due);
    await work.idle();
  }
  clock.advanceTo(targetMs);
  await work.idle();
}
