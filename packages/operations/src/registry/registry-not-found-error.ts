import { BusbarError } from '@busbar/core';

/** There is no schema registry of this name in the account and region. */
export class RegistryNotFoundError extends BusbarError {
  readonly code = 'REGISTRY_NOT_FOUND';
  readonly registry: string;

  constructor(registry: string, cause?: unknown) {
    super(
      `Failed to find schema registry "${registry}": the account has none of this name in this region. ` +
        'Deploy the bus stack, which owns it, name another, or push with --create.',
      { retry: 'operator', ...(cause === undefined ? {} : { cause }) },
    );
    this.registry = registry;
  }
}
