import { bundleSchema } from './bundle-schema.ts';
import { type CompiledValidator, compileValidator } from './compile-validator.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { ContractVersion, EventContract } from './event-contract.ts';
import { planFieldIndex } from './field-index.ts';
import { joinPointer } from './json-pointer.ts';
import { type ContractFiles, type Contracts, readContracts } from './read-contracts.ts';
import { findEndlessReference } from './same-place-schemas.ts';
import { allSchemas } from './schema-vocabulary.ts';
import { header, importPath, renderTypes, toKebabCase, toPascalCase } from './render-module.ts';
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
}

const runtimeFile = 'validator-runtime.gen.ts';

/**
 * Plans the generated code of a contracts folder. Touches no file: text in, text out, and the same text for the
 * same contracts.
 */
export async function planGeneration(input: GenerationInput): Promise<GenerationPlan> {
  const contracts = readContracts(input.files);
  const problems: ContractProblem[] = [...contracts.problems];
  if (problems.length > 0) return { files: new Map(), problems };

  const files = new Map<string, string>();
  for (const file of contracts.platformFiles) await planPlatformSchema(contracts, file, files, problems);
  for (const event of contracts.events) {
    for (const version of event.versions)
      await planVersion(input, contracts, event, version, files, problems);
    files.set(familyFile(event), renderFamily(input, event));
  }
  if (problems.length > 0) return { files: new Map(), problems };

  const domains = [...new Set(contracts.events.map(({ domain }) => domain))];
  for (const domain of domains) {
    files.set(
      `${domain}/index.gen.ts`,
      renderDomain(contracts.events.filter((event) => event.domain === domain)),
    );
  }
  files.set('catalog.gen.ts', renderCatalog(input, contracts.events));
  files.set('index.gen.ts', renderIndex(domains));
  files.set(runtimeFile, `${header()}// @ts-nocheck\n${await bundleValidatorRuntime()}`);
  return { files, problems };
}

const stem = (event: EventContract) => `${event.domain}/${toKebabCase(event.name)}`;
const familyFile = (event: EventContract) => `${stem(event)}.gen.ts`;
const constantName = (event: EventContract, major: number) =>
  `${event.name.charAt(0).toLowerCase()}${event.name.slice(1)}V${major}`;

/** A module specifier from a file of the output folder: packages as they are, paths made relative to the file. */
function moduleFrom(file: string, module: string): string {
  return module.startsWith('.') ? importPath(file, module) : module;
}

async function planSchema(
  contracts: Contracts,
  schemaFile: string,
  stemPath: string,
  files: Map<string, string>,
  problems: ContractProblem[],
) {
  const bundled = bundleSchema(contracts.schemas, schemaFile);
  problems.push(...bundled.problems);
  if (bundled.problems.length > 0) return undefined;
  const pointers = [...allSchemas(bundled.schema)].map(({ pointer }) => pointer);
  const endless = findEndlessReference(bundled.schema, pointers);
  if (endless !== undefined) {
    const fix = 'Refer to it from inside properties or items, or remove the $ref';
    problems.push({ ...bundled.originOf(endless), reason: '$ref comes back to itself without end', fix });
    return undefined;
  }
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

async function planVersion(
  input: GenerationInput,
  contracts: Contracts,
  event: EventContract,
  version: ContractVersion,
  files: Map<string, string>,
  problems: ContractProblem[],
): Promise<void> {
  const { major, schemaFile } = version;
  const stemPath = `${stem(event)}.v${major}`;
  const planned = await planSchema(contracts, schemaFile, stemPath, files, problems);
  if (planned === undefined) return;
  problems.push(...checkExamples(version, planned.validator));

  const file = `${stemPath}.gen.ts`;
  const type = `${event.name}V${major}`;
  const parts = {
    detailType: event.detailType,
    major,
    minor: 0,
    sources: event.facts.sources,
    fields: planFieldIndex(planned.schema),
  };
  const text = [
    `import { defineEvent, type EventDefinition } from '${moduleFrom(file, input.libraryModule)}';`,
    `import { validate } from '${importPath(file, `${stemPath}.validator.gen.ts`)}';`,
    '',
    await renderTypes(planned.schema, type),
    '',
    `/** \`${event.detailType}\`, version ${major}. */`,
    `export const ${constantName(event, major)}: EventDefinition<'${event.detailType}', ${major}, ${type}> = /* @__PURE__ */ defineEvent<'${event.detailType}', ${major}, ${type}>({`,
    ...Object.entries(parts).map(([key, value]) => `  ${key}: ${renderValue(value)},`),
    '  validate,',
    '});',
    '',
  ];
  files.set(file, `${header(schemaFile)}${text.join('\n')}`);
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

function renderFamily(input: GenerationInput, event: EventContract): string {
  const file = familyFile(event);
  const { detailType, facts, versions, upcasterFiles } = event;
  const names = versions.map(({ major }) => constantName(event, major));
  const upcasters = upcasterFiles.map((_, i) => `upcastV${i + 1}ToV${i + 2}`);
  const text = [
    `import { defineEventFamily, type EventFamilyOf } from '${moduleFrom(file, input.libraryModule)}';`,
    ...upcasterFiles.map(
      (path, i) =>
        `import { upcast as ${upcasters[i]} } from '${importPath(file, `${input.contractsPath}/${path}`)}';`,
    ),
    ...names.map(
      (name, i) => `import { ${name} } from '${importPath(file, `${stem(event)}.v${i + 1}.gen.ts`)}';`,
    ),
    '',
    `/** ${facts.description.replaceAll('*/', '*\\/')} Owner: ${facts.owner.replaceAll('*/', '*\\/')}. */`,
    `export const ${event.name}: EventFamilyOf<'${detailType}', readonly [${names.map((name) => `typeof ${name}`).join(', ')}]> = /* @__PURE__ */ defineEventFamily({`,
    `  detailType: ${renderValue(detailType)},`,
    `  description: ${renderValue(facts.description)},`,
    `  owner: ${renderValue(facts.owner)},`,
    `  sources: ${renderValue(facts.sources)},`,
    `  versions: [${names.join(', ')}],`,
    `  upcasters: [${upcasters.join(', ')}],`,
    '});',
    '',
  ];
  return `${header(`${event.domain}/${event.name}`)}${text.join('\n')}`;
}

function renderDomain(events: readonly EventContract[]): string {
  const lines = events.flatMap((event) => {
    const name = toKebabCase(event.name);
    return [
      `export { ${event.name} } from './${name}.gen.ts';`,
      ...event.versions.map(
        ({ major }) => `export type { ${event.name}V${major} } from './${name}.v${major}.gen.ts';`,
      ),
    ];
  });
  return `${header(events[0]!.domain)}${lines.join('\n')}\n`;
}

function renderCatalog(input: GenerationInput, events: readonly EventContract[]): string {
  const alias = (event: EventContract) => `${event.domain}${event.name}`;
  const text = [
    `import type { EventFamily } from '${moduleFrom('catalog.gen.ts', input.libraryModule)}';`,
    ...events.map((event) => `import { ${event.name} as ${alias(event)} } from './${familyFile(event)}';`),
    '',
    '/** Every event by its detail-type. */',
    'export const catalog: Readonly<Record<string, EventFamily>> = /* @__PURE__ */ Object.freeze(',
    '  /* @__PURE__ */ Object.assign(/* @__PURE__ */ Object.create(null), {',
    ...events.map((event) => `    ${renderValue(event.detailType)}: ${alias(event)},`),
    '  }),',
    ');',
    '',
  ];
  return `${header()}${text.join('\n')}`;
}

function renderIndex(domains: readonly string[]): string {
  const lines = [
    `export { catalog } from './catalog.gen.ts';`,
    ...domains.map((domain) => `export * as ${domain} from './${domain}/index.gen.ts';`),
  ];
  return `${header()}${lines.join('\n')}\n`;
}

/** A JSON value as TypeScript; U+2028 and U+2029 are legal in both. */
function renderValue(value: unknown): string {
  return JSON.stringify(value);
}
