import { type FieldIndex, findUndeclaredFields } from '../undeclared-fields.ts';
import { bundleSoundSchema } from './bundle-sound-schema.ts';
import { checkClassifications, classificationsOf } from './check-classifications.ts';
import { type CompiledValidator, compileValidator } from './compile-validator.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { ContractVersion, EventContract } from './event-contract.ts';
import { planFieldIndex } from './field-index.ts';
import { joinPointer } from './json-pointer.ts';
import { planExample } from './plan-example.ts';
import { type ContractFiles, type Contracts, readContracts } from './read-contracts.ts';
import { revisionInWork } from './release.ts';
import { renderCatalog, renderDomain, renderExamples, renderIndex } from './render-catalog.ts';
import { renderFamily } from './render-family.ts';
import { header, importPath, renderTypes, toPascalCase } from './render-module.ts';
import { renderExample, renderVersion, stemOf, versionStemOf } from './render-version.ts';
import { bundleValidatorRuntime } from './validator-runtime.ts';

export interface GenerationInput {
  readonly files: ContractFiles;
  /** Path of the contracts folder from the output folder, with `/`: `../../contracts`. */
  readonly contractsPath: string;
  /** Module that generated code imports the library from: a package's, or a path from the output folder. */
  readonly libraryModule: string;
}

/** Files to be, by path below the output folder; or what is wrong with the contracts. */
export interface GenerationPlan {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly ContractProblem[];
  /** What had better be otherwise and keeps nothing from being generated. */
  readonly warnings: readonly ContractProblem[];
}

/** A plan in the making. */
interface GenerationDraft {
  readonly files: Map<string, string>;
  readonly problems: ContractProblem[];
  readonly warnings: ContractProblem[];
}

const runtimeFile = 'validator-runtime.gen.ts';

/**
 * Plans the generated code of a contracts folder. Touches no file: text in, text out, and the same text for the
 * same contracts.
 */
export async function planGeneration(input: GenerationInput): Promise<GenerationPlan> {
  const contracts = readContracts(input.files);
  const { events } = contracts;
  const files = new Map<string, string>();
  const draft: GenerationDraft = {
    files,
    problems: [...contracts.problems],
    warnings: [...contracts.warnings],
  };
  const { problems, warnings } = draft;
  if (problems.length > 0) return { files: new Map(), problems, warnings };

  for (const file of contracts.platformFiles) await planPlatformSchema(contracts, file, files, problems);
  for (const event of events) {
    const planned = await planEvent(input, contracts, event, draft);
    problems.push(...checkClassifications(event, planned));
    files.set(`${stemOf(event)}.gen.ts`, renderFamily({ ...input, event }));
  }
  if (problems.length > 0) return { files: new Map(), problems, warnings };

  const domains = Map.groupBy(events, ({ domain }) => domain);
  for (const [domain, members] of domains) files.set(`${domain}/index.gen.ts`, renderDomain(members));
  files.set('catalog.gen.ts', renderCatalog(input.libraryModule, events));
  files.set('examples.gen.ts', renderExamples(events));
  files.set('index.gen.ts', renderIndex([...domains.keys()]));
  files.set(runtimeFile, `${header()}// @ts-nocheck\n${await bundleValidatorRuntime()}`);
  return { files, problems, warnings };
}

async function planEvent(
  input: GenerationInput,
  contracts: Contracts,
  event: EventContract,
  draft: GenerationDraft,
): Promise<readonly FieldIndex[]> {
  const planned: FieldIndex[] = [];
  for (const version of event.versions) {
    const fields = await planVersion(input, contracts, event, version, draft);
    // What an unreadable version declares is unknown: nothing can be said against a pointer then.
    if (fields === undefined) return [];
    planned.push(fields);
  }
  return planned;
}

async function planSchema(
  contracts: Contracts,
  schemaFile: string,
  stemPath: string,
  files: Map<string, string>,
  problems: ContractProblem[],
) {
  const bundled = bundleSoundSchema(contracts.schemas, schemaFile);
  problems.push(...bundled.problems);
  if (bundled.problems.length > 0) return undefined;
  const validatorFile = `${stemPath}.validator.gen.ts`;
  const compiled = await compileValidator(bundled, importPath(validatorFile, runtimeFile));
  if (!('source' in compiled)) {
    problems.push(compiled);
    return undefined;
  }
  files.set(validatorFile, `${header(schemaFile)}// @ts-nocheck\n${compiled.source}`);
  return { schema: bundled.schema, validator: compiled };
}

async function planPlatformSchema(
  contracts: Contracts,
  schemaFile: string,
  files: Map<string, string>,
  problems: ContractProblem[],
): Promise<void> {
  const name = schemaFile.replace(/^_platform\/(.*)\.schema\.json$/, '$1');
  const planned = await planSchema(contracts, schemaFile, `platform/${name}`, files, problems);
  if (planned === undefined) return;
  files.set(
    `platform/${name}.gen.ts`,
    `${header(schemaFile)}\n${await renderTypes(planned.schema, toPascalCase(name))}\n`,
  );
}

/** Plans one version's files; gives the fields that it declares. */
async function planVersion(
  { libraryModule }: GenerationInput,
  contracts: Contracts,
  event: EventContract,
  version: ContractVersion,
  { files, problems, warnings }: GenerationDraft,
): Promise<FieldIndex | undefined> {
  const { major, schemaFile, examplesFile, examples, releases } = version;
  const stem = versionStemOf(event, major);
  const planned = await planSchema(contracts, schemaFile, stem, files, problems);
  if (planned === undefined) return undefined;
  const { schema, validator } = planned;
  problems.push(...checkExamples(version, validator));

  const fields = planFieldIndex(schema);
  const { minor } = revisionInWork(releases, schema);
  const classifications = classificationsOf(event, fields);
  files.set(
    `${stem}.gen.ts`,
    await renderVersion({ event, major, minor, schemaFile, schema, fields, classifications, libraryModule }),
  );
  const isValid = (value: unknown) =>
    validator.check(value).length === 0 && findUndeclaredFields(fields, value).length === 0;
  const example = await planExample(schema, examples, isValid);
  if (example.schema === undefined) {
    warnings.push({
      file: schemaFile,
      pointer: '',
      reason: `no examples can be drawn of this schema: its example factory gives the ${examples.length} of ${examplesFile}`,
      fix: 'Store more of them there, or say the same with simpler keywords',
    });
  }
  const exampleModule = libraryModule.replace(/runtime(?=(?:\.ts)?$)/, 'example-runtime');
  files.set(`${stem}.example.gen.ts`, renderExample(event, major, schemaFile, example, exampleModule));
  return fields;
}

function checkExamples(
  { examples, examplesFile }: ContractVersion,
  validator: CompiledValidator,
): readonly ContractProblem[] {
  return examples.flatMap((example, i) =>
    validator.check(example).map(({ pointer, message }) => ({
      file: examplesFile,
      pointer: `${joinPointer('', i)}${pointer}`,
      reason: `example does not validate: ${message}`,
      fix: 'Correct the example or the schema',
    })),
  );
}
