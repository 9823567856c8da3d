import { BusbarError } from '@busbar/core';

/** The file for refused invoices cannot be written. */
export class RejectsUnwritableError extends BusbarError {
  readonly code = 'REJECTS_UNWRITABLE';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `Failed to write rejects file "${file}": ${reason}. Name a file that can be written with --rejects.`,
      {
        retry: 'operator',
        cause,
      },
    );
    this.file = file;
  }
}
