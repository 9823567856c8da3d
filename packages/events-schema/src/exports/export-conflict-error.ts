import { BusbarError } from '@busbar/core';

/** What {@link ExportConflictError} tells. */
export interface ExportConflictFacts {
  /** Folder of the export. */
  readonly outDir: string;
  /** Files in the way, by path below it. */
  readonly files: readonly string[];
}

/** Where an export would write there are files of somebody else. Nothing was written. */
export class ExportConflictError extends BusbarError {
  readonly code = 'EXPORT_CONFLICT';
  readonly outDir: string;
  readonly files: readonly string[];

  constructor({ outDir, files }: ExportConflictFacts) {
    const count = files.length === 1 ? '1 file there was' : `${files.length} files there were`;
    const rest = files.length > 3 ? ', …' : '';
    super(
      `Failed to write export to "${outDir}": ${count} not written by an export ` +
        `(${files.slice(0, 3).join(', ')}${rest}). Nothing was written. Name another folder, or move them away.`,
      { retry: 'operator' },
    );
    this.outDir = outDir;
    this.files = files;
  }
}
