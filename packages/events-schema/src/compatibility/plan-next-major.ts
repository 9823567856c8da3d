import { posix } from 'node:path';
import { drawValid } from '../example/define-example.ts';
import { drawValue } from '../example/draw-value.ts';
import { createExampleRandom } from '../example/example-random.ts';
import { bundleSchema } from '../generate/bundle-schema.ts';
import { unwrittenUpcaster } from '../generate/check-upcasters.ts';
import type { EventContract } from '../generate/event-contract.ts';
import { planFieldIndex } from '../generate/field-index.ts';
import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { layoutJson } from '../generate/layout-json.ts';
import { planExample } from '../generate/plan-example.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { versionStemOf } from '../generate/render-version.ts';
import { findUndeclaredFields } from '../undeclared-fields.ts';
import { describeChanges } from './describe-changes.ts';
import type { RefusedRelease } from './plan-release.ts';
import { restoreSchema } from './restore-schema.ts';
import { createSchemaValidator } from './schema-validator.ts';

export interface NextMajorOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** Edits of `planRelease` that were made in the newest major version of their event. */
  readonly refused: readonly RefusedRelease[];
  /** Path of the generated code from the contracts folder, with `/`: `../src/generated`. */
  readonly generatedPath: string;
}

/** Texts to write, by path below the contracts folder: of each edit the next major, and the version that it leaves. */
export type NextMajorPlan = ReadonlyMap<string, string>;

/**
 * Plans the next major version for edits that may not be released within theirs: the edited schema moves to
 * `v<n+1>.schema.json`, `v<n>.schema.json` says again what it was released as, examples go where they are valid, and
 * an upcaster stub compiles and throws until somebody writes it.
 */
export async function planNextMajor({
  contracts,
  refused,
  generatedPath,
}: NextMajorOptions): Promise<NextMajorPlan> {
  const { events, schemas } = readContracts(contracts);
  const files = new Map<string, string>();
  for (const { detailType, file, released, next } of refused) {
    const event = events.find((each) => each.detailType === detailType)!;
    const version = event.versions.find(({ major }) => major === released.major)!;
    const release = version.releases.at(-1)!;
    const inFolder = (name: string) => `${event.folder}/${name}`;
    const edited = bundleSchema(schemas, file).schema;
    files.set(inFolder(`v${next.major}.schema.json`), contracts.get(file)!);
    files.set(file, layoutJson(restoreSchema(schemas, file, release.schema)));

    const after = await examplesFor(edited, version.examples);
    files.set(inFolder(`v${next.major}.examples.json`), layoutJson(after));
    const before = await examplesFor(release.schema, version.examples);
    if (before.length !== version.examples.length) files.set(version.examplesFile, layoutJson(before));

    const changes = describeChanges(release.schema, edited);
    const upcaster = `upcast-v${released.major}-to-v${next.major}.ts`;
    files.set(
      inFolder(upcaster),
      renderUpcaster(event, released.major, posix.join('../..', generatedPath), changes),
    );
  }
  return files;
}

/** The stored examples that are valid, one that is drawn where none is, all of them where none can be drawn. */
async function examplesFor(schema: Json, stored: readonly Json[]): Promise<readonly Json[]> {
  const isComplete = createSchemaValidator(schema);
  const fields = planFieldIndex(schema);
  const isValid = (value: unknown) =>
    isComplete(value as Json) && findUndeclaredFields(fields, value).length === 0;
  const valid = stored.filter(isValid);
  if (valid.length > 0 || !isJsonObject(schema)) return valid;
  const { schema: drawable } = await planExample(schema, stored, isValid);
  if (drawable === undefined) return stored;
  const random = createExampleRandom(1);
  const drawn = drawValid(() => drawValue(drawable, random), isValid, 1000);
  return drawn === undefined ? stored : [drawn as Json];
}

function renderUpcaster(
  event: EventContract,
  major: number,
  generatedPath: string,
  changes: readonly string[],
): string {
  const [from, to] = [`${event.name}V${major}`, `${event.name}V${major + 1}`];
  const moduleOf = (version: number) => `${generatedPath}/${versionStemOf(event, version)}.gen.ts`;
  return [
    `import type { ${from} } from '${moduleOf(major)}';`,
    `import type { ${to} } from '${moduleOf(major + 1)}';`,
    '',
    '/**',
    ` * To be written: brings data of version ${major} to version ${major + 1}. Between them:`,
    ...changes.map((change) => ` * - ${change.replaceAll('*/', '*\\/')}`),
    ' */',
    `export function upcast(_data: ${from}): ${to} {`,
    `  throw new Error('${unwrittenUpcaster}');`,
    '}',
    '',
  ].join('\n');
}
