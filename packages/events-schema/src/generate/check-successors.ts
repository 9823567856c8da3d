import type { ContractProblem } from './contract-problem.ts';
import type { EventContract } from './event-contract.ts';

/** Checks that the successor of each deprecated event is another event that can be published. */
export function checkSuccessors(events: readonly EventContract[]): readonly ContractProblem[] {
  const byDetailType = new Map(events.map((event) => [event.detailType, event]));
  return events.flatMap(({ detailType, folder, facts: { deprecation } }) => {
    const successor = deprecation?.successor;
    if (successor === undefined) return [];
    const lifecycle = byDetailType.get(successor)?.facts.lifecycle;
    if (lifecycle === 'active' && successor !== detailType) return [];
    const reason =
      successor === detailType
        ? `the successor of "${detailType}" is the event itself`
        : lifecycle === undefined
          ? `there is no event "${successor}"`
          : `the successor "${successor}" is ${lifecycle === 'draft' ? 'a draft' : 'deprecated itself'}`;
    const fix = 'Name an active event of these contracts, or leave the successor out';
    return [{ file: `${folder}/contract.json`, pointer: '/deprecation/successor', reason, fix }];
  });
}
