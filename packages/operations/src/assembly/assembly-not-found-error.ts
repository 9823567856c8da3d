import { BusbarError } from '@busbar/core';

/** No synthesized assembly stands near the test. */
export class AssemblyNotFoundError extends BusbarError {
  readonly code = 'ASSEMBLY_NOT_FOUND';
  readonly startDirectory: string;

  constructor(startDirectory: string, places: readonly string[]) {
    super(
      `Failed to find an assembly from "${startDirectory}" upwards: no folder has ${places.join(' or ')}. ` +
        'Run `pnpm turbo synth`, or name the folder with the option `assembly`.',
      { retry: 'operator' },
    );
    this.startDirectory = startDirectory;
  }
}
