import { BusbarError } from '@busbar/core';
import { concealValues } from './conceal-values.ts';
import { type ContractViolation, describeViolations } from './contract-violation.ts';

export interface ContractViolationFacts {
  readonly detailType: string;
  /** Version that the data was checked against: `2.0`. */
  readonly version: string;
  readonly violations: readonly ContractViolation[];
}

/** Data breaks the contract of its event. Every violation is listed, not only the first. */
export class ContractViolationError extends BusbarError {
  readonly code = 'CONTRACT_VIOLATION';
  readonly detailType: string;
  readonly version: string;
  readonly violations: readonly ContractViolation[];

  constructor({ detailType, version, violations }: ContractViolationFacts) {
    const count = violations.length === 1 ? '1 violation' : `${violations.length} violations`;
    super(
      `Failed to accept data of event "${detailType}" version ${version}: ${count} of its contract ` +
        `(${describeViolations(violations)}). Correct the data; error.violations lists each place.`,
      { retry: 'never' },
    );
    this.detailType = detailType;
    this.version = version;
    this.violations = concealValues(violations);
  }
}
