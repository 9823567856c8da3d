import { BusbarError } from '@busbar/core';

/** Other transactions held a country's totals at each attempt; the event comes back after its visibility timeout. */
export class ReadModelContentionError extends BusbarError {
  readonly code = 'READ_MODEL_CONTENTION';
  readonly country: string;
  readonly attempts: number;

  constructor(country: string, attempts: number, cause: unknown) {
    super(
      `Failed to update totals "${country}": ${attempts} transactions were cancelled by others on the same item. ` +
        "The message is tried again; if this lasts, lower the subscription's maximumConcurrency.",
      { retry: 'later', cause },
    );
    this.country = country;
    this.attempts = attempts;
  }
}
