import { revisionOf, revisionText } from './freeze-schema.ts';
import { isJsonObject, type Json } from './json-pointer.ts';

/** A frozen revision of a version, `releases/<major>.<minor>.json` of its contract. */
export interface Release {
  /** `<major>.<minor>`. */
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  /** Path below the contracts folder. */
  readonly file: string;
  /** The schema, which stands on its own, without `$schema` and `$comment`. */
  readonly schema: Json;
  /** What the file says of itself: version and digest. */
  readonly comment: string | undefined;
}

/** The name of a release in its path below the contracts folder: folder of the event, major, minor. */
export const releasePath = /^([^/]+\/[^/]+)\/releases\/([1-9]\d*)\.(0|[1-9]\d*)\.json$/;

/** Reads the releases of all events, by folder, each event's oldest first. @param documents parsed files by path. */
export function readReleases(documents: ReadonlyMap<string, Json>): ReadonlyMap<string, readonly Release[]> {
  const releases = [...documents].flatMap(([file, document]) => {
    const [, folder, major, minor] = releasePath.exec(file) ?? [];
    if (folder === undefined || /^[_.]/.test(folder)) return [];
    const comment =
      isJsonObject(document) && typeof document.$comment === 'string' ? document.$comment : undefined;
    const release: Release = {
      version: `${major}.${minor}`,
      major: Number(major),
      minor: Number(minor),
      file,
      schema: revisionOf(document),
      comment,
    };
    return [{ folder, release }];
  });
  releases.sort((a, b) => a.release.major - b.release.major || a.release.minor - b.release.minor);
  const byFolder = Map.groupBy(releases, ({ folder }) => folder);
  return new Map([...byFolder].map(([folder, each]) => [folder, each.map(({ release }) => release)]));
}

/** Where a schema stands among the releases of its major version. */
export interface RevisionInWork {
  /** What `metadata.version` says of events of this revision. */
  readonly minor: number;
  /** `new`: never released. `released`: as its newest release. `changed`: it would be the next minor. */
  readonly state: 'new' | 'released' | 'changed';
}

/**
 * The minor version of a schema: that of its newest release while it says the same, the one after it once it does not,
 * 0 as long as there is none.
 *
 * @param releases those of its major version, oldest first.
 */
export function revisionInWork(releases: readonly Release[], schema: Json): RevisionInWork {
  const newest = releases.at(-1);
  if (newest === undefined) return { minor: 0, state: 'new' };
  return revisionText(newest.schema) === revisionText(schema)
    ? { minor: newest.minor, state: 'released' }
    : { minor: newest.minor + 1, state: 'changed' };
}
