import { InvalidContractError, type Json, readContracts } from '@busbar/events-schema/generate';
import { readRegistryDocument } from '@busbar/events-schema/registry';
import type { RegisteredSchema } from '../registry/schema-registry-port.ts';
import { compareWithContract } from './compare-with-contract.ts';
import { toDriftContracts } from './drift-contract.ts';
import type { DriftFinding } from './drift-finding.ts';
import type { DriftOptions } from './find-drift.ts';
import { nameStrangers } from './name-strangers.ts';
import type { Stranger, Unreadable, VersionObservation } from './observation.ts';
import { observeSchemas } from './observe-schemas.ts';
import { type DriftReport, reportDrift } from './report-drift.ts';

/** A schema of a registry, with its content. */
export type RegisteredEventSchema = Pick<RegisteredSchema, 'name' | 'dialect' | 'content'>;

/**
 * Compares what contracts declare with schemas that a registry has discovered from events, and proposes the change.
 *
 * A discovered schema tells which fields and types were seen; neither how often, nor values, nor the version of the
 * contract. An event is drifting where none of its versions allows what was seen; it is reported of the newest.
 *
 * @throws {InvalidContractError} when the contracts themselves are wrong.
 */
export async function findRegistryDrift(
  schemas: readonly RegisteredEventSchema[],
  { files, contractsDir, pathPrefix = '', ...comparison }: DriftOptions,
): Promise<DriftReport> {
  const read = readContracts(files);
  if (read.problems.length > 0) throw new InvalidContractError(contractsDir, read.problems);
  const contracts = toDriftContracts(read);
  const versions: VersionObservation[] = [];
  const findings: DriftFinding[] = [];
  const strangers: Stranger[] = [];
  const unreadable: Unreadable[] = [];
  /** Schemas by detail-type: a registry has one for each source of an event. */
  const discovered = new Map<string, Json[]>();

  for (const { name, dialect, content } of schemas) {
    const {
      detailType = '',
      source = '',
      envelope,
      schema,
      problems,
    } = readRegistryDocument(content, dialect);
    if (problems[0] !== undefined) {
      unreadable.push({ where: name, reason: problems[0].reason });
      continue;
    }
    const event = contracts.events.get(detailType);
    const note = (reason: Stranger['reason'], strange: string, example: string) =>
      void strangers.push({ reason, name: strange, detailType, count: 1, example });
    if (event === undefined) {
      const isBusbars = envelope === 'busbar' && !source.startsWith('aws.');
      note(isBusbars ? 'unknown-detail-type' : 'foreign', detailType, `schema ${name}`);
      continue;
    }
    if (!event.facts.sources.includes(source))
      note('undeclared-source', source, `the contract allows ${event.facts.sources.join(', ')}`);
    if (envelope === 'event-bridge') {
      note('invalid-envelope', '', `schema ${name}`);
      continue;
    }
    discovered.set(detailType, [...(discovered.get(detailType) ?? []), schema]);
  }

  for (const [detailType, seen] of discovered) {
    const found: (readonly DriftFinding[])[] = [];
    for (const { major } of contracts.events.get(detailType)!.versions) {
      const contract = await contracts.version(detailType, major);
      if (contract === undefined) continue;
      const observation = observeSchemas(seen, contract);
      found.push(compareWithContract(observation, contract, comparison));
      if (major === contracts.events.get(detailType)!.versions.at(-1)?.major) versions.push(observation);
    }
    const keyOf = ({ code, pointer }: DriftFinding) => `${code} ${pointer}`;
    const older = found.slice(0, -1).map((each) => new Set(each.map(keyOf)));
    const newest = found.at(-1) ?? [];
    findings.push(
      ...newest.filter(
        (finding) => finding.code === 'FIELD_NEVER_SEEN' || older.every((known) => known.has(keyOf(finding))),
      ),
    );
  }

  const named = nameStrangers(strangers, schemas.length).map(({ count: _, of: __, ...finding }) => ({
    ...finding,
    message: finding.message.replace(/, \d+ of \d+ events/, ''),
  }));
  const observation = {
    events: 0,
    copies: 0,
    versions,
    strangers,
    unreadable,
    unreadableCount: unreadable.length,
  };
  const options = { observation, findings: [...named, ...findings], contracts, files, pathPrefix };
  return { ...(await reportDrift(options)), schemas: schemas.length };
}
