import { BusbarError } from '@busbar/core';

/** What the contracts are to be compared with cannot be read: neither a folder nor a git ref that holds them. */
export class BaselineUnreadableError extends BusbarError {
  readonly code = 'BASELINE_UNREADABLE';
  readonly baseline: string;

  constructor(baseline: string, reason: string, cause?: unknown) {
    super(`Failed to read baseline "${baseline}": ${reason}. ${nextStep(baseline)}.`, {
      retry: 'operator',
      ...(cause === undefined ? {} : { cause }),
    });
    this.baseline = baseline;
  }
}

function nextStep(baseline: string): string {
  return baseline === 'released'
    ? 'Run `busbar schemas release` first'
    : 'Name a git ref that is there (a shallow clone has few: fetch it), a folder of contracts, "released" or "registry:<name>"';
}
