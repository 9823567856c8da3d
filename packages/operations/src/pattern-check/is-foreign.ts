import type { PatternClause } from '@busbar/event-pattern';
import type { ContractEvent } from './contract-event.ts';

/** Whose events something asks for: those of AWS's services, or somebody else's without a contract. */
export type Foreign = 'aws' | 'unknown';

/** Says whether a branch that no contract matches asks for events of others. */
export function isForeign(
  clauses: readonly PatternClause[],
  events: readonly ContractEvent[],
): Foreign | undefined {
  const sources = membersOf(clauses, 'source');
  const detailTypes = membersOf(clauses, 'detail-type');
  if (detailTypes.some((wanted) => isOfDomain(wanted, events))) return undefined;
  if (sources.some((wanted) => isOwnSource(wanted, events))) return undefined;
  if (sources.length > 0 && sources.every(isOfAws)) return 'aws';
  return sources.length + detailTypes.length > 0 ? 'unknown' : undefined;
}

/** Says whether one source or detail-type that no contract has asks for events of others, in a branch that asks for ours too. */
export function namesForeign(
  path: string,
  wanted: unknown,
  clauses: readonly PatternClause[],
  events: readonly ContractEvent[],
): Foreign | undefined {
  if (path === 'source') return isOfAws(wanted) ? 'aws' : 'unknown';
  if (path !== 'detail-type' || isOfDomain(wanted, events)) return undefined;
  const sources = membersOf(clauses, 'source');
  if (sources.some(isOfAws)) return 'aws';
  return sources.length > 0 && sources.every((each) => isOwnSource(each, events)) ? undefined : 'unknown';
}

function membersOf(clauses: readonly PatternClause[], path: string): readonly unknown[] {
  return clauses.find((clause) => clause.path === path)?.tests.map(({ wanted }) => wanted) ?? [];
}

function isOwnSource(wanted: unknown, events: readonly ContractEvent[]): boolean {
  return events.some(({ sources }) => sources.includes(textOf(wanted)));
}

function isOfDomain(wanted: unknown, events: readonly ContractEvent[]): boolean {
  const text = textOf(wanted);
  return events.some(({ domain }) => text.startsWith(`${domain}.`));
}

function isOfAws(wanted: unknown): boolean {
  return textOf(wanted).startsWith('aws.');
}

/** A plain text, or that of a prefix. */
function textOf(wanted: unknown): string {
  if (typeof wanted === 'string') return wanted;
  const prefix =
    typeof wanted === 'object' && wanted !== null && 'prefix' in wanted ? wanted.prefix : undefined;
  return typeof prefix === 'string' ? prefix : '';
}
