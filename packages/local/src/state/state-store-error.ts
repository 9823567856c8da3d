import { BusbarError } from '@busbar/core';

/** The state of the local cloud could not be read from, or written to, its data directory. */
export class StateStoreError extends BusbarError {
  readonly code = 'STATE_STORE_FAILED';
  readonly dataDir: string;

  constructor(
    doing: 'open' | 'write',
    dataDir: string,
    { reason, nextStep, cause }: { reason: string; nextStep: string; cause?: unknown },
  ) {
    super(`Failed to ${doing} state in "${dataDir}": ${reason}. ${nextStep}.`, { retry: 'operator', cause });
    this.dataDir = dataDir;
  }
}
