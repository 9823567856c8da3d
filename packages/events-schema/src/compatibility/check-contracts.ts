import { bundleSchema } from '../generate/bundle-schema.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import {
  type CompatibilityMode,
  type CompatibilityProfile,
  type CompatibilityVerdict,
  checkCompatibility,
} from './check-compatibility.ts';
import type { CompatibilityFinding } from './compatibility-finding.ts';
import { releasedVersions } from './released-versions.ts';

export interface ContractsCheckOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** The same folder as it was; `released` takes the `releases/<major>.<minor>.json` of each contract. */
  readonly against: ContractFiles | 'released';
  /** Names of `unknown` findings that somebody answers for, each as `<detail-type> <name>`. @default [] */
  readonly accept?: readonly string[];
}

/** One major version of one contract, compared with what it was. */
export interface ContractCheck {
  readonly detailType: string;
  readonly major: number;
  /** Path of the schema below the contracts folder. */
  readonly file: string;
  readonly mode: CompatibilityMode;
  readonly profile: CompatibilityProfile;
  readonly verdict: CompatibilityVerdict;
  readonly findings: readonly CompatibilityFinding[];
}

export interface ContractsCheckReport {
  readonly verdict: CompatibilityVerdict;
  readonly checks: readonly ContractCheck[];
  /** Versions that were there and are gone, as `<domain>/<Event>/v<major>.schema.json`: their consumers read nothing any more. */
  readonly removed: readonly string[];
  /** What is wrong with the contracts themselves; nothing is compared then. */
  readonly problems: readonly ContractProblem[];
}

/**
 * Compares every major version of every contract with what it was, in the mode and profile of its `contract.json`.
 * A draft may change as it likes: nothing is published by it.
 *
 * @throws UnusableSchemaError when an older schema cannot be read.
 */
export function checkContracts({
  contracts,
  against,
  accept = [],
}: ContractsCheckOptions): ContractsCheckReport {
  const now = readContracts(contracts);
  const then = against === 'released' ? undefined : readContracts(against);
  if (now.problems.length > 0) return { verdict: 'unknown', checks: [], removed: [], problems: now.problems };
  const drafts = new Set(
    (then ?? now).events
      .filter(({ facts }) => facts.lifecycle === 'draft')
      .map(({ detailType }) => detailType),
  );

  const checks = now.events.flatMap(({ detailType, domain, name, facts, versions }) => {
    if (drafts.has(detailType)) return [];
    return versions.flatMap(({ major, schemaFile: file }): readonly ContractCheck[] => {
      const older =
        then === undefined
          ? releasedVersions(contracts, `${domain}/${name}`, major)
          : then.schemas.has(file)
            ? [{ version: `${major}.0`, schema: bundleSchema(then.schemas, file).schema }]
            : [];
      if (older.length === 0) return [];
      const { mode, profile } = facts.compatibility;
      const candidate = { version: `${major} (candidate)`, schema: bundleSchema(now.schemas, file).schema };
      const prefix = `${detailType} `;
      const accepted = accept
        .filter((each) => each.startsWith(prefix))
        .map((each) => each.slice(prefix.length));
      const report = checkCompatibility({ mode, profile, versions: older, candidate, accept: accepted });
      return [{ detailType, major, file, mode, profile, ...report }];
    });
  });
  const removed = (then?.events ?? [])
    .filter(({ detailType }) => !drafts.has(detailType))
    .flatMap(({ versions }) => versions.map(({ schemaFile }) => schemaFile))
    .filter((file) => !now.schemas.has(file));
  const verdicts = checks.map(({ verdict }) => verdict);
  const verdict =
    removed.length > 0 || verdicts.includes('incompatible')
      ? 'incompatible'
      : verdicts.includes('unknown')
        ? 'unknown'
        : 'compatible';
  return { verdict, checks, removed, problems: [] };
}
