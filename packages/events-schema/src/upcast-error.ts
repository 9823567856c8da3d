import { BusbarError } from '@busbar/core';
import { concealValues } from './conceal-values.ts';
import { type ContractViolation, describeViolations } from './contract-violation.ts';

export interface UpcastFacts {
  readonly detailType: string;
  readonly fromMajor: number;
  readonly toMajor: number;
  /** What the upcaster's result breaks; empty when it threw. */
  readonly violations: readonly ContractViolation[];
  readonly cause?: unknown;
}

/** An upcaster threw, or made data that the newer version refuses: a mistake in the contract, not in the event. */
export class UpcastError extends BusbarError {
  readonly code = 'UPCAST_FAILED';
  readonly detailType: string;
  readonly fromMajor: number;
  readonly toMajor: number;
  readonly violations: readonly ContractViolation[];

  constructor({ detailType, fromMajor, toMajor, violations, cause }: UpcastFacts) {
    const reason =
      violations.length === 0
        ? `the upcaster threw ${String(cause)}`
        : `its result breaks version ${toMajor} (${describeViolations(violations)})`;
    super(
      `Failed to upcast event "${detailType}" from version ${fromMajor} to ${toMajor}: ${reason}. ` +
        `Correct the upcaster, deploy, then redrive.`,
      { retry: 'operator', ...(cause === undefined ? {} : { cause }) },
    );
    this.detailType = detailType;
    this.fromMajor = fromMajor;
    this.toMajor = toMajor;
    this.violations = concealValues(violations);
  }
}
