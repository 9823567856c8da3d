import type { AdvanceableClock } from '@busbar/core';
import type { StateStore } from './state-store.ts';

/** How far the cloud's clock is ahead of the machine's. */
interface ClockRecord {
  readonly aheadMs: number;
}

/**
 * Keeps how far a clock was moved ahead of the machine's, and moves a new one as far: time goes on where it was, so
 * that a message which was to be visible in a minute is not so in a day and a minute. Call before timers are set.
 */
export function keepClock(clock: AdvanceableClock, store: StateStore): void {
  const records = store.collection<ClockRecord>('cloud.clock');
  const kept = records.get('clock');
  if (kept !== undefined) clock.advanceTo(Date.now() + kept.aheadMs);
  clock.onAdvance((nowMs) => records.set('clock', { aheadMs: nowMs - Date.now() }));
}
