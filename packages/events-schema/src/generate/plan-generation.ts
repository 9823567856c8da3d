import type { ContractProblem } from './contract-problem.ts';
import type { Json } from './json-pointer.ts';
import { planEvents } from './plan-events.ts';
import { planSchema, runtimeFile } from './plan-schema.ts';
import { type ContractFiles, readContracts } from './read-contracts.ts';
import { renderCatalog, renderDomain, renderExamples, renderIndex } from './render-catalog.ts';
import { header, renderTypes, toPascalCase } from './render-module.ts';
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

/**
 * Plans the generated code of a contracts folder. Touches no file: text in, text out, and the same text for the
 * same contracts.
 */
export async function planGeneration(input: GenerationInput): Promise<GenerationPlan> {
  const { contractsPath, libraryModule } = input;
  const { events, schemas, platformFiles, ...contracts } = readContracts(input.files);
  const files = new Map<string, string>();
  const problems = [...contracts.problems];
  const warnings = [...contracts.warnings];
  if (problems.length > 0) return { files, problems, warnings };

  for (const file of platformFiles) await planPlatformSchema(schemas, file, files, problems);
  for (const plan of await planEvents({ schemas, contractsPath, libraryModule }, events)) {
    for (const [path, text] of plan.files) files.set(path, text);
    problems.push(...plan.problems);
    warnings.push(...plan.warnings);
  }
  if (problems.length > 0) return { files: new Map(), problems, warnings };

  const domains = Map.groupBy(events, ({ domain }) => domain);
  for (const [domain, members] of domains) files.set(`${domain}/index.gen.ts`, renderDomain(members));
  files.set('catalog.gen.ts', renderCatalog(libraryModule, events));
  files.set('examples.gen.ts', renderExamples(events));
  files.set('index.gen.ts', renderIndex([...domains.keys()]));
  files.set(runtimeFile, `${header()}// @ts-nocheck\n${await bundleValidatorRuntime()}`);
  return { files, problems, warnings };
}

async function planPlatformSchema(
  schemas: ReadonlyMap<string, Json>,
  schemaFile: string,
  files: Map<string, string>,
  problems: ContractProblem[],
): Promise<void> {
  const name = schemaFile.replace(/^_platform\/(.*)\.schema\.json$/, '$1');
  const planned = await planSchema(schemas, schemaFile, `platform/${name}`, files, problems);
  if (planned === undefined) return;
  files.set(
    `platform/${name}.gen.ts`,
    `${header(schemaFile)}\n${await renderTypes(planned.schema, toPascalCase(name))}\n`,
  );
}
