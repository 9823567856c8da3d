import type { Json } from '../generate/json-pointer.ts';
import type { ContractFiles } from '../generate/read-contracts.ts';
import type { SchemaVersion } from './check-compatibility.ts';

/**
 * The frozen revisions of a major version, `releases/<major>.<minor>.json` of a contract, oldest first.
 *
 * @param files contracts that `readContracts` has read without problems, so that every file is JSON.
 * @param folder `<domain>/<Event>`.
 */
export function releasedVersions(
  files: ContractFiles,
  folder: string,
  major: number,
): readonly (SchemaVersion & { readonly minor: number })[] {
  return [...files]
    .flatMap(([path, text]) => {
      const [, first, minor] = /\/releases\/(\d+)\.(\d+)\.json$/.exec(path) ?? [];
      if (!path.startsWith(`${folder}/releases/`) || Number(first) !== major) return [];
      const version = `${major}.${minor}`;
      return [{ version, minor: Number(minor), schema: JSON.parse(text) as Json }];
    })
    .sort((a, b) => a.minor - b.minor);
}
