import { checkContractName, checkDistinctNames } from './check-contract-name.ts';
import { checkPastTense } from './check-past-tense.ts';
import { checkReleases } from './check-releases.ts';
import { checkSchema } from './check-schema.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { ContractFacts, ContractVersion, EventContract } from './event-contract.ts';
import { findRepeatedKeys } from './find-repeated-keys.ts';
import { checkSuccessors } from './check-successors.ts';
import { isJsonObject, type Json } from './json-pointer.ts';
import { readContractFacts } from './read-contract-facts.ts';
import { readReleases, type Release, releasePath } from './release.ts';
import { checkUpcasters } from './check-upcasters.ts';

/** Text files below the contracts folder by path, with `/`. */
export type ContractFiles = ReadonlyMap<string, string>;

/** The contracts folder, understood. */
export interface Contracts {
  readonly events: readonly EventContract[];
  /** Schemas of the platform's own, `_platform/<name>.schema.json`. */
  readonly platformFiles: readonly string[];
  /** Every schema document by path. */
  readonly schemas: ReadonlyMap<string, Json>;
  readonly problems: readonly ContractProblem[];
  readonly warnings: readonly ContractProblem[];
}

/**
 * Largest file of a contract, in bytes. An event weighs at most 1 MB; a schema of this size has some thousand fields,
 * and its types and validator are larger still.
 */
const maximumFileBytes = 262_144;

/** Reads events, versions, examples and shared schemas out of the files of a contracts folder; pure. */
export function readContracts(files: ContractFiles): Contracts {
  const problems: ContractProblem[] = [];
  const documents = new Map<string, Json>();
  for (const [file, text] of [...files].filter(([path]) => path.endsWith('.json')).sort(byPath)) {
    const sizeBytes = Buffer.byteLength(text);
    // A release holds what its schema refers to as well.
    if (sizeBytes > maximumFileBytes && !releasePath.test(file)) {
      const reason = `the file has ${sizeBytes} bytes, a contract's file at most ${maximumFileBytes}`;
      problems.push({ file, pointer: '', reason, fix: 'Split the event, or move parts to files in _shared' });
      continue;
    }
    if (text.startsWith('\uFEFF')) {
      const reason = 'the file begins with a byte order mark (U+FEFF), which JSON does not have';
      problems.push({ file, pointer: '', reason, fix: 'Save it as UTF-8 without BOM' });
      continue;
    }
    if (text.includes('\uFFFD')) {
      const reason = 'the file holds bytes that are not UTF-8, which read as U+FFFD';
      problems.push({ file, pointer: '', reason, fix: 'Save it as UTF-8' });
      continue;
    }
    try {
      documents.set(file, JSON.parse(text) as Json);
      for (const pointer of findRepeatedKeys(text)) {
        const reason = 'the key stands twice in this object, and JSON readers keep the last';
        problems.push({ file, pointer, reason, fix: 'Keep one of them' });
      }
    } catch (error) {
      const reason = `invalid JSON: ${error instanceof Error ? error.message : String(error)}`;
      problems.push({ file, pointer: '', reason, fix: 'Correct the JSON' });
    }
  }

  const schemas = new Map([...documents].filter(([file]) => file.endsWith('.schema.json')));
  for (const [file, schema] of schemas) problems.push(...checkSchema(file, schema));

  const folders = new Map<string, string[]>();
  for (const file of [...files.keys()].sort()) {
    const [domain = '', name = '', ...rest] = file.split('/');
    if (/^[_.]/.test(domain) || rest.length !== 1) continue;
    folders.set(`${domain}/${name}`, [...(folders.get(`${domain}/${name}`) ?? []), rest[0]!]);
  }

  const releases = readReleases(documents);
  const events = [...folders].flatMap(([folder, names]) => {
    const event = readEvent(folder, names, documents, releases.get(folder) ?? [], files, problems);
    return event === undefined ? [] : [event];
  });
  problems.push(...checkDistinctNames(events));
  // Of an event that cannot be read nobody knows which versions it has.
  if (problems.length === 0) problems.push(...checkReleases(events, releases, documents));
  // An event that cannot be read is missing here, which would be blamed on the one that names it.
  if (problems.length === 0) problems.push(...checkSuccessors(events));
  const platformFiles = [...schemas.keys()].filter((file) => /^_platform\/[^/]+$/.test(file));
  const warnings = events.flatMap((event) => [
    ...checkPastTense(event.domain, event.name),
    ...checkUpcasters(event, files),
  ]);
  return { events, platformFiles, schemas, problems, warnings };
}

function readEvent(
  folder: string,
  names: readonly string[],
  documents: ReadonlyMap<string, Json>,
  releases: readonly Release[],
  files: ContractFiles,
  problems: ContractProblem[],
): EventContract | undefined {
  const [domain = '', name = ''] = folder.split('/');
  const add = (file: string, pointer: string, reason: string, fix: string) =>
    problems.push({ file: `${folder}/${file}`, pointer, reason, fix });
  problems.push(...checkContractName(domain, name));

  const majors: number[] = [];
  for (const file of names) {
    const major = /^v([1-9]\d*)\.schema\.json$/.exec(file)?.[1];
    if (major !== undefined) majors.push(Number(major));
    else if (
      file.endsWith('.json') &&
      file !== 'contract.json' &&
      !/^v[1-9]\d*\.examples\.json$/.test(file)
    ) {
      add(
        file,
        '',
        'not a file that a contract has',
        'Name it contract.json, v<major>.schema.json or v<major>.examples.json',
      );
    }
  }
  majors.sort((a, b) => a - b);
  if (majors.length === 0)
    add('v1.schema.json', '', 'the event has no version', 'Write the schema of its first version');
  const newest = majors.at(-1) ?? 0;
  for (let major = 1; major < newest; major += 1) {
    if (!majors.includes(major)) {
      add(
        `v${major}.schema.json`,
        '',
        `gap in majors: version ${newest} exists and ${major} does not`,
        'Number versions from 1 without gaps',
      );
    }
  }

  const facts = readFacts(folder, names, documents, problems);
  const versions = majors.map((major) => ({
    ...readVersion(folder, major, names, documents, problems),
    releases: releases.filter((release) => release.major === major),
  }));
  const upcasterFiles = majors.slice(1).map((major) => `upcast-v${major - 1}-to-v${major}.ts`);
  for (const file of upcasterFiles) {
    const text = files.get(`${folder}/${file}`);
    if (text === undefined) {
      add(
        file,
        '',
        'missing upcaster: events of the older version could not be read',
        'Write it: export function upcast(data) { … }',
      );
    } else if (!/^export (?:function|const) upcast\b/m.test(text)) {
      add(file, '', 'exports no "upcast"', 'Write: export function upcast(data) { … }');
    }
  }
  for (const file of names) {
    const exampleMajor = Number(/^v(\d+)\.examples\.json$/.exec(file)?.[1] ?? newest);
    if (!majors.includes(exampleMajor) && majors.length > 0)
      add(file, '', `there is no version ${exampleMajor}`, 'Remove the file or write the schema');
    if (/^upcast-.*\.ts$/.test(file) && !file.endsWith('.test.ts') && !upcasterFiles.includes(file)) {
      add(
        file,
        '',
        'upcaster between versions that are not neighbours here',
        'Name it upcast-v<n>-to-v<n+1>.ts or remove it',
      );
    }
  }
  if (facts === undefined) return undefined;
  const detailType = `${domain}.${name}`;
  return {
    domain,
    name,
    detailType,
    folder,
    facts,
    versions,
    upcasterFiles: upcasterFiles.map((file) => `${folder}/${file}`),
  };
}

function readFacts(
  folder: string,
  names: readonly string[],
  documents: ReadonlyMap<string, Json>,
  problems: ContractProblem[],
): ContractFacts | undefined {
  const file = `${folder}/contract.json`;
  if (!names.includes('contract.json')) {
    const fix = 'Write { "owner": …, "description": …, "sources": […], "lifecycle": "active" }';
    problems.push({ file, pointer: '', reason: 'missing: nobody owns the event', fix });
    return undefined;
  }
  return documents.has(file) ? readContractFacts(file, documents.get(file), problems) : undefined;
}

function readVersion(
  folder: string,
  major: number,
  names: readonly string[],
  documents: ReadonlyMap<string, Json>,
  problems: ContractProblem[],
): Omit<ContractVersion, 'releases'> {
  const schemaFile = `${folder}/v${major}.schema.json`;
  const examplesFile = `${folder}/v${major}.examples.json`;
  const schema = documents.get(schemaFile);
  if (isJsonObject(schema) && schema.type !== 'object') {
    const fix = 'Write "type": "object": the data of an event is an object, so that it can grow';
    problems.push({
      file: schemaFile,
      pointer: '/type',
      reason: 'the data of an event must be an object',
      fix,
    });
  }
  const examples = documents.get(examplesFile);
  if (!names.includes(`v${major}.examples.json`) || (Array.isArray(examples) && examples.length === 0)) {
    problems.push({
      file: examplesFile,
      pointer: '',
      reason: 'missing example',
      fix: 'Write a JSON array with at least one example of the data',
    });
  } else if (examples !== undefined && !Array.isArray(examples)) {
    problems.push({
      file: examplesFile,
      pointer: '',
      reason: 'examples must be a JSON array',
      fix: 'Put the example into [ ]',
    });
  }
  return { major, schemaFile, examplesFile, examples: Array.isArray(examples) ? examples : [] };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
