import { readRegistryDocument } from './read-registry-document.ts';
import type { RegisteredDocument } from './plan-pull.ts';

/**
 * The contracts as a registry has them, as files of a contracts folder: what `checkContracts` takes as its baseline. Drafts of
 * the contracts' facts are active there, since whatever is registered is read by somebody.
 *
 * @returns `unreadable` names documents of Busbar's that could not be read; those of other origin are left out.
 */
export function toBaselineFiles(registered: readonly RegisteredDocument[]): {
  readonly files: ReadonlyMap<string, string>;
  readonly unreadable: readonly string[];
} {
  const files = new Map<string, string>();
  const unreadable: string[] = [];
  for (const { name, dialect, content } of registered) {
    const { contract, schema, problems } = readRegistryDocument(content, dialect);
    if (contract === undefined) continue;
    if (problems.length > 0) {
      unreadable.push(name);
      continue;
    }
    const { detailType, version, owner, description, sources, lifecycle, deprecation } = contract;
    const folder = detailType.replace('.', '/');
    const file = `${folder}/v${version.split('.')[0]}.schema.json`;
    if (files.has(file)) continue;
    const facts = {
      owner,
      description,
      sources,
      lifecycle,
      ...(deprecation === undefined ? {} : { deprecation }),
    };
    files.set(`${folder}/contract.json`, JSON.stringify(facts));
    files.set(file, JSON.stringify(schema));
  }
  return { files, unreadable };
}
