import { bundleSoundSchema } from '../generate/bundle-sound-schema.ts';
import { checkUpcasters } from '../generate/check-upcasters.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import { freezeSchema } from '../generate/freeze-schema.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { revisionInWork } from '../generate/release.ts';
import { acceptedOf } from './accepted-of.ts';
import { checkCompatibility } from './check-compatibility.ts';
import type { CompatibilityFinding } from './compatibility-finding.ts';
import { describeChanges } from './describe-changes.ts';
import type { VersionNumber } from './next-version.ts';

export interface ReleaseOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** Names of `unknown` findings that somebody answers for, each as `<detail-type> <name>`. @default [] */
  readonly accept?: readonly string[];
  /** What `findContractProblems` says of them; nothing is released while they have any. @default [] */
  readonly problems?: readonly ContractProblem[];
}

/** A revision that is to be frozen. */
export interface PlannedRelease {
  readonly detailType: string;
  readonly version: VersionNumber;
  /** Path of the release below the contracts folder. */
  readonly file: string;
  /** What tells it from the release before it, in words; nothing of a first release. */
  readonly changes: readonly string[];
}

/** An edit that may not be released within its major version. */
export interface RefusedRelease {
  readonly detailType: string;
  /** Path of the schema below the contracts folder. */
  readonly file: string;
  /** The newest release, which stays as it is. */
  readonly released: VersionNumber;
  /** The version that the edit would open. */
  readonly next: VersionNumber;
  /** Whether the edit was made in the newest major version, so that the next one can take it over. */
  readonly isNewestMajor: boolean;
  readonly findings: readonly CompatibilityFinding[];
  /** What to do about it, with the files to write. */
  readonly fix: string;
}

export interface ReleasePlan {
  /** Files to write, `<domain>/<Event>/releases/<major>.<minor>.json`, each a schema that stands on its own. */
  readonly files: ReadonlyMap<string, string>;
  /** What `files` freezes. When anything is refused, both are empty. */
  readonly released: readonly PlannedRelease[];
  /** Versions that say what their newest release says. */
  readonly unchanged: readonly { readonly detailType: string; readonly version: VersionNumber }[];
  /** Detail-types of the drafts, which are not released. */
  readonly drafts: readonly string[];
  readonly refused: readonly RefusedRelease[];
  readonly problems: readonly ContractProblem[];
}

/**
 * Plans what freezes the present revision of every version that is not a draft: the next minor where it has changed
 * and may follow its releases, nothing where it has not changed. All or nothing.
 *
 * @throws UnusableSchemaError when a released schema cannot be read.
 *
 * @example
 * ```ts
 * planRelease({ contracts }).files.keys(); //=> 'orders/OrderPlaced/releases/2.1.json'
 * ```
 */
export function planRelease({ contracts, accept = [], problems: found = [] }: ReleaseOptions): ReleasePlan {
  const { events, schemas, problems: unreadable } = readContracts(contracts);
  const wrong = found.length > 0 ? found : unreadable;
  const files = new Map<string, string>();
  const released: PlannedRelease[] = [];
  const unchanged: ReleasePlan['unchanged'][number][] = [];
  const refused: RefusedRelease[] = [];
  const problems = [...wrong];
  const active = events.filter(({ facts }) => facts.lifecycle !== 'draft');
  if (wrong.length === 0) problems.push(...active.flatMap((event) => checkUpcasters(event, contracts)));
  for (const { detailType, folder, facts, versions } of problems.length > 0 ? [] : active) {
    const newestMajor = versions.at(-1)?.major ?? 0;
    for (const { major, schemaFile: file, releases } of versions) {
      const bundled = bundleSoundSchema(schemas, file);
      problems.push(...bundled.problems);
      if (bundled.problems.length > 0) continue;
      const { schema } = bundled;
      const { minor, state } = revisionInWork(releases, schema);
      const version = { major, minor };
      const newest = releases.at(-1);
      if (state === 'released') {
        unchanged.push({ detailType, version });
        continue;
      }
      const { verdict, findings } = checkCompatibility({
        ...facts.compatibility,
        versions: releases,
        candidate: { version: `${major}.${minor}`, schema },
        accept: acceptedOf(accept, detailType),
      });
      if (newest === undefined || verdict === 'compatible') {
        const release = `${folder}/releases/${major}.${minor}.json`;
        files.set(release, freezeSchema(detailType, `${major}.${minor}`, schema));
        const changes = newest === undefined ? [] : describeChanges(newest.schema, schema);
        released.push({ detailType, version, file: release, changes });
        continue;
      }
      const edit = {
        file,
        release: newest.file,
        next: newestMajor + 1,
        isNewestMajor: major === newestMajor,
        isUndecided: verdict === 'unknown',
      };
      const { next, isNewestMajor } = edit;
      refused.push({
        detailType,
        file,
        released: { major, minor: newest.minor },
        next: { major: next, minor: 0 },
        isNewestMajor,
        findings,
        fix: describeFix(edit),
      });
    }
  }
  const isWhole = refused.length === 0 && problems.length === 0;
  return {
    files: isWhole ? files : new Map(),
    released: isWhole ? released : [],
    unchanged,
    drafts: events.filter((event) => !active.includes(event)).map(({ detailType }) => detailType),
    refused,
    problems,
  };
}

function describeFix(edit: {
  readonly file: string;
  readonly release: string;
  readonly next: number;
  readonly isNewestMajor: boolean;
  readonly isUndecided: boolean;
}): string {
  const { file, release, next, isNewestMajor, isUndecided } = edit;
  const folder = file.slice(0, file.lastIndexOf('/'));
  const back = `Put ${file} back: copy ${release} over it, which stands on its own`;
  const parts = [
    ...(isUndecided ? ['Accept the findings by name if you can answer for them'] : []),
    isNewestMajor
      ? `Move the edit to ${folder}/v${next}.schema.json with v${next}.examples.json and ` +
        `upcast-v${next - 1}-to-v${next}.ts, and put ${file} back as it was in ${release}: \`--open-major\` does so`
      : `${back}. An older major version takes compatible edits only; what is new belongs into version ${next}`,
  ];
  return parts.join('. Or: ');
}
