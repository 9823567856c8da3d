import type { ContractProblem } from './contract-problem.ts';
import type { EventContract } from './event-contract.ts';
import { releaseComment } from './freeze-schema.ts';
import type { Json } from './json-pointer.ts';
import { type Release, releasePath } from './release.ts';

const putBack = 'Put it back as it was released, from version control';

/**
 * Checks that releases are as `busbar schemas release` left them, as far as they show it themselves: named by their
 * version, unchanged, without gaps, beside the schema that they are revisions of.
 *
 * @param documents every document of the contracts folder by path.
 */
export function checkReleases(
  events: readonly EventContract[],
  releases: ReadonlyMap<string, readonly Release[]>,
  documents: ReadonlyMap<string, Json>,
): readonly ContractProblem[] {
  const byFolder = new Map(events.map((event) => [event.folder, event]));
  const problems: ContractProblem[] = [...documents.keys()]
    .filter((file) => /^[^_./][^/]*\/[^/]+\/releases\//.test(file) && !releasePath.test(file))
    .map((file) => ({
      file,
      pointer: '',
      reason: 'not a release',
      fix: 'Releases are named <major>.<minor>.json and written by `busbar schemas release`: remove the file',
    }));
  for (const [folder, each] of releases) {
    problems.push(...checkHistory(folder, each, byFolder.get(folder)));
    const detailType = folder.replace('/', '.');
    for (const { file, version, schema, comment } of each) {
      if (comment === releaseComment(detailType, version, schema)) continue;
      const reason = `release ${version} was changed after its release, or not written by \`busbar schemas release\``;
      const fix = `${putBack}; a change is a new revision: edit the schema beside it and release that`;
      problems.push({ file, pointer: '/$comment', reason, fix });
    }
  }
  return problems;
}

function checkHistory(
  folder: string,
  releases: readonly Release[],
  event: EventContract | undefined,
): readonly ContractProblem[] {
  const problems: ContractProblem[] = [];
  if (event?.facts.lifecycle === 'draft') {
    const reason = `the contract is a draft, and ${releases.map(({ version }) => version).join(', ')} was released`;
    const fix = 'Write "lifecycle": "active" or "deprecated": what is released has been published';
    problems.push({ file: `${folder}/contract.json`, pointer: '/lifecycle', reason, fix });
  }
  for (const [major, minors] of Map.groupBy(releases, (release) => release.major)) {
    const schemaFile = `${folder}/v${major}.schema.json`;
    if (event === undefined || !event.versions.some((version) => version.major === major)) {
      const versions = minors.map(({ version }) => version).join(', ');
      const reason = `version ${major} is gone, and ${versions} was released`;
      const fix = `${putBack}; where the whole event is retired, remove its folder with the releases`;
      problems.push({ file: schemaFile, pointer: '', reason, fix });
    }
    for (let minor = 0; minor < minors.at(-1)!.minor; minor += 1) {
      if (minors.some((release) => release.minor === minor)) continue;
      const reason = `release ${major}.${minor} is missing, and ${minors.at(-1)!.version} exists`;
      problems.push({ file: `${folder}/releases/${major}.${minor}.json`, pointer: '', reason, fix: putBack });
    }
  }
  return problems;
}
