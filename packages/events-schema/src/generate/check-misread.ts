import type { BundledSchema } from './bundle-schema.ts';
import type { ContractProblem } from './contract-problem.ts';
import { findMisreadings } from './find-misreadings.ts';

/** Refuses what the validators, compiled by Ajv 8, would take for something else. */
export function checkMisread(bundled: BundledSchema): readonly ContractProblem[] {
  return findMisreadings(bundled.schema).map(({ pointer, reason, fix }) => ({
    ...bundled.originOf(pointer),
    reason,
    fix,
  }));
}
