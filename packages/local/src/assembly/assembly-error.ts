import { BusbarError } from '@busbar/core';

export interface AssemblyErrorFacts {
  /** Path of the file or folder. */
  readonly file: string;
  /** Stack and logical id, where the trouble lies in one resource: `busbar-dev-bus/EventBus`. */
  readonly resource?: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly cause?: unknown;
}

/** A cloud assembly or one of its templates cannot be run as it stands. */
export class AssemblyError extends BusbarError {
  readonly code = 'ASSEMBLY_INVALID';
  readonly file: string;
  readonly resource: string | undefined;

  constructor({ file, resource, reason, nextStep, cause }: AssemblyErrorFacts) {
    const what = resource === undefined ? `assembly "${file}"` : `resource "${resource}" of "${file}"`;
    super(`Failed to load ${what}: ${reason}. ${nextStep}.`, { retry: 'operator', cause });
    this.file = file;
    this.resource = resource;
  }
}
