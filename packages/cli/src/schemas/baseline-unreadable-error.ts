import { BusbarError } from '@busbar/core';

/** What the contracts are to be compared with cannot be read: neither a folder nor a git ref that holds them. */
export class BaselineUnreadableError extends BusbarError {
  readonly code = 'BASELINE_UNREADABLE';
  readonly baseline: string;

  constructor(baseline: string, reason: string, cause?: unknown) {
    super(
      `Failed to read baseline "${baseline}": ${reason}. Name a git ref, a folder of contracts, or "released".`,
      { retry: 'operator', ...(cause === undefined ? {} : { cause }) },
    );
    this.baseline = baseline;
  }
}
