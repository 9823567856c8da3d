import type { CompatibilityVerdict } from './check-compatibility.ts';

/** A version in its parts: `2.1` is `{ major: 2, minor: 1 }`. */
export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
}

/**
 * The version that an edited schema gets: the next minor when it is compatible, else the next major.
 *
 * @param released the newest released version; `undefined` when there is none.
 *
 * @example
 * ```ts
 * nextVersion('compatible', { major: 2, minor: 1 }); //=> { major: 2, minor: 2 }
 * nextVersion('incompatible', { major: 2, minor: 1 }); //=> { major: 3, minor: 0 }
 * nextVersion('compatible', undefined); //=> { major: 1, minor: 0 }
 * ```
 */
export function nextVersion(
  verdict: CompatibilityVerdict,
  released: VersionNumber | undefined,
): VersionNumber {
  if (released === undefined) return { major: 1, minor: 0 };
  return verdict === 'compatible'
    ? { major: released.major, minor: released.minor + 1 }
    : { major: released.major + 1, minor: 0 };
}
