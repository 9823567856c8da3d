import { type ContractFiles, InvalidContractError, readContracts } from '@busbar/events-schema/generate';
import { type ComparisonOptions, compareWithContract } from './compare-with-contract.ts';
import { toDriftContracts } from './drift-contract.ts';
import { nameStrangers } from './name-strangers.ts';
import type { Sampled } from './observation.ts';
import { observeEvents } from './observe-events.ts';
import { type DriftReport, reportDrift } from './report-drift.ts';

/** Options of {@link findDrift}. */
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
  return reportDrift({ observation, findings, contracts, files, pathPrefix });
}
