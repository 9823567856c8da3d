import { BusbarError } from '@busbar/core';

/** A function started without environment variables that it needs: its code and its deployment differ. */
export class MissingEnvironmentVariableError extends BusbarError {
  readonly code = 'MISSING_ENVIRONMENT_VARIABLE';
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(
      `Failed to start function: environment variables "${variables.join('", "')}" are not set. ` +
        'Declare the table or bucket in the subscription, then deploy.',
      { retry: 'operator' },
    );
    this.variables = variables;
  }
}
