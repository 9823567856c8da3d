import { BusbarError } from '@busbar/core';

/** Another local cloud has the data directory open. */
export class DataDirInUseError extends BusbarError {
  readonly code = 'DATA_DIR_IN_USE';
  readonly dataDir: string;

  constructor(dataDir: string, cause?: unknown) {
    super(
      `Failed to open state in "${dataDir}": another local cloud has it open. Stop that one, or choose another data directory.`,
      { retry: 'operator', cause },
    );
    this.dataDir = dataDir;
  }
}
