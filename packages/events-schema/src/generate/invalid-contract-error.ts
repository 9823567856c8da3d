import { BusbarError } from '@busbar/core';
import type { ContractProblem } from './contract-problem.ts';

/** Contracts cannot be generated from. Nothing has been written; every problem is listed. */
export class InvalidContractError extends BusbarError {
  readonly code = 'INVALID_CONTRACT';
  readonly problems: readonly ContractProblem[];

  constructor(contractsDir: string, problems: readonly ContractProblem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map(
      ({ file, pointer, reason, fix }) => `  ${file}#${pointer}: ${reason}. ${fix}.`,
    );
    super(
      [
        `Failed to generate from contracts "${contractsDir}": ${count}. Nothing was written. Correct what follows.`,
        ...lines,
      ].join('\n'),
      { retry: 'never' },
    );
    this.problems = problems;
  }
}
