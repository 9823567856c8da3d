import type { ContractProblem } from './contract-problem.ts';
import type { EventContract } from './event-contract.ts';

/** What an upcaster throws that `busbar schemas release --open-major` has scaffolded and nobody has written yet. */
export const unwrittenUpcaster = 'This upcaster is not written yet.';

/** Names the upcasters that are still as they were scaffolded. They compile and throw. @param files texts of the contracts by path. */
export function checkUpcasters(
  event: EventContract,
  files: ReadonlyMap<string, string>,
): readonly ContractProblem[] {
  return event.upcasterFiles
    .filter((file) => files.get(file)?.includes(unwrittenUpcaster))
    .map((file) => ({
      file,
      pointer: '',
      reason: 'the upcaster is not written: it throws on every event of the older version',
      fix: 'Return the data in the form of the newer version instead',
    }));
}
