import { BusbarError } from '@busbar/core';

/** The CSV that the demo was told to read cannot be read. */
export class InputUnreadableError extends BusbarError {
  readonly code = 'INPUT_UNREADABLE';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `Failed to read input "${file}": ${reason}. Name a CSV with --input, or leave it out for the sample.`,
      { retry: 'operator', cause },
    );
    this.file = file;
  }
}
