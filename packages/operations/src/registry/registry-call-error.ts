import { BusbarError, type RetryAdvice } from '@busbar/core';

/** What {@link RegistryCallError} tells. */
export interface RegistryCallFacts {
  readonly registry: string;
  /** Name of AWS's action: `CreateSchema`. */
  readonly action: string;
  /** What AWS or the network said. */
  readonly reason: string;
  readonly nextStep: string;
  readonly retry: RetryAdvice;
  readonly cause: unknown;
}

/** A call of the schema registry failed: it was forbidden, refused, or did not arrive. */
export class RegistryCallError extends BusbarError {
  readonly code = 'REGISTRY_CALL_FAILED';
  readonly registry: string;
  readonly action: string;
  readonly reason: string;

  constructor({ registry, action, reason, nextStep, retry, cause }: RegistryCallFacts) {
    super(`Failed to call schema registry "${registry}": ${action}: ${reason}. ${nextStep}.`, {
      retry,
      cause,
    });
    this.registry = registry;
    this.action = action;
    this.reason = reason;
  }
}
