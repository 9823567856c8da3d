import type { ContractsCheckReport } from '@busbar/events-schema/compatibility';

/** An empty baseline, or a folder whose releases are gone, would make everything new and so nothing wrong. */
export function isNothingCompared({ checks, added, removed, problems }: ContractsCheckReport): boolean {
  return added.length > 0 && [checks, removed, problems].every(({ length }) => length === 0);
}
