import { BusbarError } from '@busbar/core';

/** A test names a subscription that the assembly does not have. */
export class UnknownSubscriptionError extends BusbarError {
  readonly code = 'UNKNOWN_SUBSCRIPTION';
  readonly subscription: string;

  constructor(subscription: string, known: readonly string[]) {
    super(
      `Failed to look up subscription "${subscription}": the assembly has ${known.join(', ') || 'none'}. ` +
        'Check the spelling, or synthesize the assembly again.',
      { retry: 'never' },
    );
    this.subscription = subscription;
  }
}
