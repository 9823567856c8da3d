import { BusbarError } from '@busbar/core';

/** The deployed stacks lack an output that says where a part is. */
export class DeploymentOutputMissingError extends BusbarError {
  readonly code = 'DEPLOYMENT_OUTPUT_MISSING';
  readonly output: string;
  readonly stackNames: readonly string[];

  constructor(output: string, stackNames: readonly string[]) {
    super(
      `Failed to find output "${output}": none of the ${stackNames.length} stacks (${stackNames.join(', ') || 'none'}) has it. ` +
        'Deploy every stack of the app, or run an assembly that `pnpm turbo synth` wrote.',
      { retry: 'operator' },
    );
    this.output = output;
    this.stackNames = stackNames;
  }
}
