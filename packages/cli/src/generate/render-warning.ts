import type { ContractProblem } from '@busbar/events-schema/generate';

/** A warning about a contract in one line: file, JSON pointer, reason and what to do. */
export function renderWarning({ file, pointer, reason, fix }: ContractProblem): string {
  return `Warning: ${file}${pointer === '' ? '' : `#${pointer}`}: ${reason}. ${fix}.`;
}
