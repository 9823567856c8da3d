import type { ContractEvent } from './contract-event.ts';

/** Says why a source, a detail-type or a version matches no event of some contracts. */
export function describeRouting(path: string, wanted: unknown, events: readonly ContractEvent[]): string {
  const failed = `Failed to match field "${path}" with ${JSON.stringify(wanted)}`;
  if (path === 'source') {
    return `${failed}: no contract names such a source (${list(events.flatMap(({ sources }) => sources))}). Correct it, or add it to "sources" of the contract.`;
  }
  if (path === 'detail-type') {
    return `${failed}: no contract has it (${list(events.map(({ detailType }) => detailType))}). Correct it, or write the contract.`;
  }
  const versions = events.map(({ detailType, major }) => `${detailType} v${major}`);
  return `${failed}: there is no such version (${list(versions)}). Name one of these, or leave the version out to get them all.`;
}

/** Named in full up to five. */
function list(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} others` : all.join(', ');
}
