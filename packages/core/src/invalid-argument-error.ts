import { BusbarError } from './busbar-error.ts';

export interface InvalidArgumentFacts {
  /** Verb phrase of what failed: `create publisher`, `define subscription`. */
  readonly doing: string;
  readonly argument: string;
  readonly value: unknown;
  /** What is wrong, with the numbers: `must be an integer from 1 to 10`. */
  readonly reason: string;
  readonly nextStep: string;
}

/** An option or flag holds a value that cannot work. Thrown before anything is done. */
export class InvalidArgumentError extends BusbarError {
  readonly code = 'INVALID_ARGUMENT';
  readonly argument: string;
  readonly value: unknown;

  constructor({ doing, argument, value, reason, nextStep }: InvalidArgumentFacts) {
    super(`Failed to ${doing}: ${argument} "${String(value)}" ${reason}. ${nextStep}.`, { retry: 'never' });
    this.argument = argument;
    this.value = value;
  }
}
