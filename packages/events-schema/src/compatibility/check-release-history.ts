import { canonicalText } from '../generate/canonical-text.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import type { Json } from '../generate/json-pointer.ts';
import type { ContractFiles } from '../generate/read-contracts.ts';
import { releasePath } from '../generate/release.ts';

/**
 * Checks that every release of an older state is there, unchanged: the only way to see that the newest one of a major
 * version was deleted, or written anew together with its digest. Events that are gone as a whole are not its matter.
 */
export function checkReleaseHistory(
  contracts: ContractFiles,
  older: ContractFiles,
): readonly ContractProblem[] {
  const folders = new Set([...contracts.keys()].map((file) => file.split('/').slice(0, 2).join('/')));
  return [...older].flatMap(([file, text]): readonly ContractProblem[] => {
    const folder = releasePath.exec(file)?.[1];
    if (folder === undefined || !folders.has(folder)) return [];
    const now = contracts.get(file);
    const fix =
      'Put it back as it is in the baseline: what was released is read for as long as it is archived';
    if (now === undefined) return [{ file, pointer: '', reason: 'the release was deleted', fix }];
    if (normal(now) === normal(text)) return [];
    return [{ file, pointer: '', reason: 'the release was changed after its release', fix }];
  });
}

/** Text without layout; that of a file which is no JSON, which is reported elsewhere, is itself. */
function normal(text: string): string {
  try {
    return canonicalText(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}
