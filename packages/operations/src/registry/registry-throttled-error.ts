import { BusbarError } from '@busbar/core';

/** The schema registry answered "too many requests" until the attempts were used up. */
export class RegistryThrottledError extends BusbarError {
  readonly code = 'REGISTRY_THROTTLED';
  readonly registry: string;
  readonly action: string;
  readonly attempts: number;

  constructor(registry: string, action: string, attempts: number, cause: unknown) {
    super(
      `Failed to call schema registry "${registry}": ${action} was throttled in each of ${attempts} attempts. ` +
        'What was done stays done: wait a minute and run the same command again, which takes up where it stopped.',
      { retry: 'later', cause },
    );
    this.registry = registry;
    this.action = action;
    this.attempts = attempts;
  }
}
