import { BusbarError } from '@busbar/core';

/** A function started without environment variables that it needs: its code and its deployment differ. */
export class MissingEnvironmentVariableError extends BusbarError {
  readonly code = 'MISSING_ENVIRONMENT_VARIABLE';
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(
      `Failed to start function: environment variables "${variables.join('", "')}" are not set. ` +
        'Tables and buckets come from the subscription: declare them there, then deploy.',
      { retry: 'operator' },
    );
    this.variables = variables;
  }
}
