import { type ContractFiles, InvalidContractError, readContracts } from '@busbar/events-schema/generate';
import { type ComparisonOptions, compareWithContract } from './compare-with-contract.ts';
import { toDriftContracts } from './drift-contract.ts';
import type { DriftFinding } from './drift-finding.ts';
import { nameStrangers } from './name-strangers.ts';
import type { DriftRate, Observation, Sampled, Unreadable } from './observation.ts';
import { observeEvents } from './observe-events.ts';
import { type Proposal, proposeChange } from './propose-change.ts';

/** What was seen of one version, in numbers. */
export interface ObservedVersion extends DriftRate {
  readonly detailType: string;
  readonly major: number;
  /** Path of its schema below the contracts folder. */
  readonly file: string;
  /** By `<service> <version>` of `metadata.producer`. */
  readonly producers: Readonly<Record<string, DriftRate>>;
  /** By `metadata.version`. */
  readonly revisions: Readonly<Record<string, DriftRate>>;
  /** Some places were not followed: there were too many, or they lay too deep. */
  readonly isCut: boolean;
}

/** Declared against observed. */
export interface DriftReport {
  readonly verdict: 'drift' | 'none';
  readonly events: number;
  /** Copies of events, not counted among them. */
  readonly copies: number;
  readonly versions: readonly ObservedVersion[];
  readonly findings: readonly DriftFinding[];
  readonly proposal: Proposal;
  readonly unreadable: readonly Unreadable[];
  readonly unreadableCount: number;
}

export interface DriftOptions extends ComparisonOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly files: ContractFiles;
  /** Name of the contracts folder, for errors. */
  readonly contractsDir: string;
  /** Path of the contracts folder as the patch names it, with `/` at its end. @default '' */
  readonly pathPrefix?: string;
}

/**
 * Compares what contracts declare with events that were sampled, and proposes the change.
 *
 * @throws {InvalidContractError} when the contracts themselves are wrong.
 *
 * @example
 * ```ts
 * const report = await findDrift(readEventLines(process.stdin), { files, contractsDir: 'contracts' });
 * report.findings[0]; //=> { code: 'FIELD_UNDECLARED', pointer: '/coupon', message: 'undeclared, in 12 of 400 objects, string', … }
 * report.proposal.patch; //=> '--- a/orders/OrderPlaced/v2.schema.json\n+++ …'
 * ```
 */
export async function findDrift(
  sampled: AsyncIterable<Sampled> | Iterable<Sampled>,
  { files, contractsDir, pathPrefix = '', ...comparison }: DriftOptions,
): Promise<DriftReport> {
  const read = readContracts(files);
  if (read.problems.length > 0) throw new InvalidContractError(contractsDir, read.problems);
  const contracts = toDriftContracts(read);
  const observation = await observeEvents(sampled, contracts);
  const compared = await Promise.all(
    observation.versions.map(async (version) => {
      const contract = await contracts.version(version.detailType, version.major);
      return contract === undefined ? [] : compareWithContract(version, contract, comparison);
    }),
  );
  const findings = [...nameStrangers(observation.strangers, observation.events), ...compared.flat()];
  return {
    verdict: findings.some(({ severity }) => severity === 'drift') ? 'drift' : 'none',
    events: observation.events,
    copies: observation.copies,
    versions: toVersions(observation),
    findings,
    proposal: await proposeChange(findings, { files, contracts, pathPrefix }),
    unreadable: observation.unreadable,
    unreadableCount: observation.unreadableCount,
  };
}

function toVersions({ versions }: Observation): readonly ObservedVersion[] {
  return versions.map(({ detailType, major, rate, producers, revisions, isCut }) => ({
    detailType,
    major,
    file: `${detailType.replace('.', '/')}/v${major}.schema.json`,
    ...rate,
    producers: Object.fromEntries(producers),
    revisions: Object.fromEntries(revisions),
    isCut,
  }));
}
