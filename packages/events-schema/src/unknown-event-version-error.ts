import { BusbarError } from '@busbar/core';

export interface UnknownEventVersionFacts {
  readonly detailType: string;
  /** Major version that was asked for. */
  readonly major: number;
  readonly knownMajors: readonly number[];
}

/** An event has a major version that this build's contracts do not hold: its producer is ahead of this consumer. */
export class UnknownEventVersionError extends BusbarError {
  readonly code = 'UNKNOWN_EVENT_VERSION';
  readonly detailType: string;
  readonly major: number;
  readonly knownMajors: readonly number[];

  constructor({ detailType, major, knownMajors }: UnknownEventVersionFacts) {
    super(
      `Failed to read event "${detailType}": major version ${major} is not among the known ones ` +
        `(${knownMajors.join(', ')}). Deploy this consumer with the newer contracts, then redrive.`,
      { retry: 'operator' },
    );
    this.detailType = detailType;
    this.major = major;
    this.knownMajors = knownMajors;
  }
}
