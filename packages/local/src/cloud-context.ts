import type { AdvanceableClock, Random } from '@busbar/core';
import type { Spy } from './spy.ts';
import type { StateStore } from './state/state-store.ts';
import type { WorkLedger } from './work-ledger.ts';

/** What every core of one local cloud shares: where it stands, what time it is, where state goes. */
export interface CloudContext {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly clock: AdvanceableClock;
  readonly random: Random;
  readonly store: StateStore;
  readonly work: WorkLedger;
  readonly spy: Spy;
}
