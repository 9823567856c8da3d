import { acceptedOf } from './accepted-of.ts';

/** What is gone: an event as a whole, or a version of one that has others. */
export type RemovalCode = 'EVENT_REMOVED' | 'VERSION_REMOVED';

/** A version that was there and is gone: its consumers read nothing any more. */
export interface RemovedVersion {
  readonly detailType: string;
  readonly major: number;
  /** Path of the schema below the contracts folder, as it was. */
  readonly file: string;
  /** `EVENT_REMOVED` where no version of the event is left. */
  readonly code: RemovalCode;
  /** Names it after its detail-type, for `accept`: `EVENT_REMOVED` for an event as a whole, `VERSION_REMOVED v2`. */
  readonly name: string;
  /** Somebody answers for it: it does not count. */
  readonly accepted: boolean;
}

/**
 * Finds versions that an older state has and the present one does not, whatever else the older state says of them.
 *
 * @param then paths of the older schemas below the contracts folder.
 * @param accept names of what was removed on purpose, each as `<detail-type> <name>`.
 */
export function findRemoved(
  now: Iterable<string>,
  then: Iterable<string>,
  accept: readonly string[],
): readonly RemovedVersion[] {
  const present = [...now].flatMap(toVersion);
  const files = new Set(present.map(({ file }) => file));
  const events = new Set(present.map(({ detailType }) => detailType));
  return [...then].flatMap(toVersion).flatMap(({ detailType, major, file }) => {
    if (files.has(file)) return [];
    const code = events.has(detailType) ? 'VERSION_REMOVED' : 'EVENT_REMOVED';
    const name = code === 'EVENT_REMOVED' ? code : `${code} v${major}`;
    return [{ detailType, major, file, code, name, accepted: acceptedOf(accept, detailType).includes(name) }];
  });
}

function toVersion(file: string) {
  const [, domain, event, major] = /^([^_./][^/]*)\/([^/]+)\/v([1-9]\d*)\.schema\.json$/.exec(file) ?? [];
  return domain === undefined ? [] : [{ detailType: `${domain}.${event}`, major: Number(major), file }];
}
