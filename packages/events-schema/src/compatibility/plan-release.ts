import { bundleSchema } from '../generate/bundle-schema.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { checkCompatibility } from './check-compatibility.ts';
import type { CompatibilityFinding } from './compatibility-finding.ts';
import { nextVersion, type VersionNumber } from './next-version.ts';
import { releasedVersions } from './released-versions.ts';
import { canonicalText } from './schema-space.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

export interface ReleaseOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** Names of `unknown` findings that somebody answers for, each as `<detail-type> <name>`. @default [] */
  readonly accept?: readonly string[];
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
  readonly findings: readonly CompatibilityFinding[];
  /** What to do about it, with the files to write. */
  readonly fix: string;
}

export interface ReleasePlan {
  /** Files to write, `<domain>/<Event>/releases/<major>.<minor>.json`, each a schema that stands on its own. */
  readonly files: ReadonlyMap<string, string>;
  /** When anything is refused, `files` is empty. */
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
export function planRelease({ contracts, accept = [] }: ReleaseOptions): ReleasePlan {
  const { events, schemas, problems } = readContracts(contracts);
  if (problems.length > 0) return { files: new Map(), refused: [], problems };
  const files = new Map<string, string>();
  const refused: RefusedRelease[] = [];
  for (const { detailType, domain, name, facts, versions } of events) {
    if (facts.lifecycle === 'draft') continue;
    const folder = `${domain}/${name}`;
    const newestMajor = versions.at(-1)?.major ?? 0;
    for (const { major, schemaFile: file } of versions) {
      const bundled = bundleSchema(schemas, file);
      if (bundled.problems.length > 0) return { files: new Map(), refused: [], problems: bundled.problems };
      const schema = { $schema: dialect, ...bundled.schema };
      const releases = releasedVersions(contracts, folder, major);
      const newest = releases.at(-1);
      const freeze = ({ minor }: { readonly minor: number }) =>
        files.set(`${folder}/releases/${major}.${minor}.json`, `${JSON.stringify(schema, null, 2)}\n`);
      if (newest === undefined) freeze({ minor: 0 });
      else if (canonicalText(newest.schema) !== canonicalText(schema)) {
        const prefix = `${detailType} `;
        const { verdict, findings } = checkCompatibility({
          ...facts.compatibility,
          versions: releases,
          candidate: { version: `${major}.${newest.minor + 1}`, schema },
          accept: accept.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)),
        });
        const released = { major, minor: newest.minor };
        if (verdict === 'compatible') freeze(nextVersion(verdict, released));
        else {
          const next = { major: newestMajor + 1, minor: 0 };
          const upcaster = `upcast-v${newestMajor}-to-v${next.major}.ts`;
          const fix =
            `Put ${file} back as it was released in ${major}.${newest.minor}, and write the edit to ` +
            `${folder}/v${next.major}.schema.json with v${next.major}.examples.json and ${upcaster}`;
          refused.push({ detailType, file, released, next, findings, fix });
        }
      }
    }
  }
  return { files: refused.length > 0 ? new Map() : files, refused, problems: [] };
}
