import { BusbarError } from '@busbar/core';

/** The proposed change cannot be written to a file. */
export class PatchUnwritableError extends BusbarError {
  readonly code = 'PATCH_UNWRITABLE';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Failed to write patch "${file}": ${reason}. Name a file that can be written with --patch.`, {
      retry: 'operator',
      cause,
    });
    this.file = file;
  }
}
