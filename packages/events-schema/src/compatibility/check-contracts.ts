import { bundleSchema } from '../generate/bundle-schema.ts';
import { bundleSoundSchema } from '../generate/bundle-sound-schema.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import type { ContractVersion } from '../generate/event-contract.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { revisionInWork } from '../generate/release.ts';
import { acceptedOf } from './accepted-of.ts';
import {
  type CompatibilityMode,
  type CompatibilityProfile,
  type CompatibilityVerdict,
  checkCompatibility,
} from './check-compatibility.ts';
import { checkReleaseHistory } from './check-release-history.ts';
import type { CompatibilityFinding } from './compatibility-finding.ts';
import { findRemoved, type RemovedVersion } from './find-removed.ts';
import type { VersionNumber } from './next-version.ts';

export interface ContractsCheckOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** The same folder as it was; `released` takes the `releases/<major>.<minor>.json` of each contract. */
  readonly against: ContractFiles | 'released';
  /** Names of `unknown` findings and of removals that somebody answers for, each as `<detail-type> <name>`. @default [] */
  readonly accept?: readonly string[];
}

/** The version that the next release of a contract would have. */
export interface NextStep extends VersionNumber {
  /** `first`: nothing of its major version is released yet. */
  readonly step: 'first' | 'minor' | 'major';
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
  /** What follows the newest release; absent where nothing has changed since. */
  readonly next?: NextStep;
}

/** A version that the baseline does not have: there is nothing to compare it with. */
export interface NewVersion {
  readonly detailType: string;
  readonly major: number;
  /** Path of the schema below the contracts folder. */
  readonly file: string;
}

export interface ContractsCheckReport {
  readonly verdict: CompatibilityVerdict;
  readonly checks: readonly ContractCheck[];
  readonly added: readonly NewVersion[];
  /** Detail-types that were not compared: their contracts are drafts, or were in the baseline. */
  readonly drafts: readonly string[];
  /** Versions that were there and are gone; drafts are not among them. */
  readonly removed: readonly RemovedVersion[];
  /** What is wrong with the contracts themselves; nothing is compared then. */
  readonly problems: readonly ContractProblem[];
}

/**
 * Compares every major version of every contract with what it was, in the mode and profile of its `contract.json`.
 * A draft may change as it likes: nothing is published by it. Releases that the baseline has must be there unchanged.
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
  const schemas = new Map(
    now.events
      .flatMap(({ versions }) => versions)
      .map(({ schemaFile }) => [schemaFile, bundleSoundSchema(now.schemas, schemaFile)]),
  );
  const problems = [
    ...now.problems,
    ...[...schemas.values()].flatMap((bundled) => bundled.problems),
    ...(against === 'released' ? [] : checkReleaseHistory(contracts, against)),
    ...[...schemas.keys()]
      .filter((file) => then?.schemas.has(file) === true)
      .flatMap((file) => bundleSoundSchema(then!.schemas, file).problems)
      .map((problem) => ({ ...problem, reason: `in the baseline, ${problem.reason}` })),
  ];
  if (problems.length > 0)
    return { verdict: 'unknown', checks: [], added: [], drafts: [], removed: [], problems };
  const drafts = new Set(
    (then ?? now).events
      .filter(({ facts }) => facts.lifecycle === 'draft')
      .map(({ detailType }) => detailType),
  );
  const older = (version: ContractVersion) => {
    if (then === undefined) return version.releases;
    if (!then.schemas.has(version.schemaFile)) return [];
    const schema = bundleSchema(then.schemas, version.schemaFile).schema;
    const releases = then.events
      .flatMap(({ versions }) => versions)
      .find(({ schemaFile }) => schemaFile === version.schemaFile)?.releases;
    return [{ version: `${version.major}.${revisionInWork(releases ?? [], schema).minor}`, schema }];
  };

  const added: NewVersion[] = [];
  const checks: ContractCheck[] = [];
  for (const { detailType, facts, versions } of now.events) {
    if (drafts.has(detailType)) continue;
    for (const version of versions) {
      const { major, schemaFile: file } = version;
      const baseline = older(version);
      if (baseline.length === 0) {
        added.push({ detailType, major, file });
        continue;
      }
      const { mode, profile } = facts.compatibility;
      const { schema } = schemas.get(file)!;
      const report = checkCompatibility({
        mode,
        profile,
        versions: baseline,
        candidate: { version: `${major} (candidate)`, schema },
        accept: acceptedOf(accept, detailType),
      });
      const next = nextStep(version, schema, versions.at(-1)?.major ?? major, report.verdict);
      checks.push({
        detailType,
        major,
        file,
        mode,
        profile,
        ...report,
        ...(next === undefined ? {} : { next }),
      });
    }
  }
  const removed = findRemoved(now.schemas.keys(), then?.schemas.keys() ?? [], accept).filter(
    ({ detailType }) => !drafts.has(detailType),
  );
  const verdicts = checks.map(({ verdict }) => verdict);
  const verdict =
    removed.some(({ accepted }) => !accepted) || verdicts.includes('incompatible')
      ? 'incompatible'
      : verdicts.includes('unknown')
        ? 'unknown'
        : 'compatible';
  return { verdict, checks, added, drafts: [...drafts], removed, problems: [] };
}

/** @param newestMajor of the same event, after which the next major is counted. */
function nextStep(
  { major, releases }: ContractVersion,
  schema: Json,
  newestMajor: number,
  verdict: CompatibilityVerdict,
): NextStep | undefined {
  const { minor, state } = revisionInWork(releases, schema);
  if (state === 'released') return undefined;
  if (verdict !== 'compatible') return { major: newestMajor + 1, minor: 0, step: 'major' };
  return { major, minor, step: state === 'new' ? 'first' : 'minor' };
}
