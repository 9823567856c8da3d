import { BusbarError } from '@busbar/core';

export interface DraftEventFacts {
  readonly detailType: string;
  /** Version that was to be published: `1.0`. */
  readonly version: string;
}

/** An event was to be published whose contract is a draft. What is archived outlives a draft, so none gets that far. */
export class DraftEventError extends BusbarError {
  readonly code = 'DRAFT_EVENT';
  readonly detailType: string;
  readonly version: string;

  constructor({ detailType, version }: DraftEventFacts) {
    super(
      `Failed to publish event "${detailType}" version ${version}: its contract is a draft. ` +
        'Set "lifecycle" to "active" in its contract.json once it is agreed, then run `busbar generate`.',
      { retry: 'operator' },
    );
    this.detailType = detailType;
    this.version = version;
  }
}
