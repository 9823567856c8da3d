import { BusbarError } from '@busbar/core';

/** The CSV that the demo was told to read is not there. */
export class InputMissingError extends BusbarError {
  readonly code = 'INPUT_MISSING';
  readonly file: string;

  constructor(file: string) {
    super(
      `Failed to read input "${file}": there is no such file. Name a CSV with --input, or leave it out for the sample.`,
      {
        retry: 'operator',
      },
    );
    this.file = file;
  }
}
