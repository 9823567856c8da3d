import type { ExamplePlan } from '../example/define-example.ts';
import type { FieldClassifications } from '../redact-data.ts';
import type { FieldIndex } from '../undeclared-fields.ts';
import type { EventContract } from './event-contract.ts';
import type { Json } from './json-pointer.ts';
import { header, importPath, moduleFrom, renderTypes, renderValue, toKebabCase } from './render-module.ts';

/** Path of an event's generated files without what tells them apart: `orders/order-placed`. */
export const stemOf = (event: EventContract) => `${event.domain}/${toKebabCase(event.name)}`;
/** Path of one version's: `orders/order-placed.v2`. */
export const versionStemOf = (event: EventContract, major: number) => `${stemOf(event)}.v${major}`;
/** Name of the constant that holds a version's definition: `orderPlacedV2`. */
export const constantOf = (event: EventContract, major: number) =>
  `${event.name.charAt(0).toLowerCase()}${event.name.slice(1)}V${major}`;

/** `Since 2026-09-01. Use "orders.OrderPlaced".` for a deprecated event, else `undefined`. */
export function deprecationOf({ facts: { deprecation } }: EventContract): string | undefined {
  if (deprecation === undefined) return undefined;
  const { since, successor } = deprecation;
  return `Since ${since}.${successor === undefined ? '' : ` Use \`${successor}\`.`}`;
}

export interface VersionText {
  readonly event: EventContract;
  readonly major: number;
  readonly minor: number;
  readonly schemaFile: string;
  readonly schema: { readonly [key: string]: Json };
  readonly fields: FieldIndex;
  readonly classifications: FieldClassifications;
  readonly libraryModule: string;
}

/** The module of one version: its types and its definition. */
export async function renderVersion(version: VersionText): Promise<string> {
  const { event, major, minor, schemaFile, schema, fields, classifications, libraryModule } = version;
  const { detailType, facts } = event;
  const stem = versionStemOf(event, major);
  const file = `${stem}.gen.ts`;
  const type = `${event.name}V${major}`;
  const deprecation = deprecationOf(event);
  const definition = `EventDefinition<'${detailType}', ${major}, ${type}>`;
  const parts = {
    detailType,
    major,
    minor,
    sources: facts.sources,
    ...(facts.lifecycle === 'active' ? {} : { lifecycle: facts.lifecycle }),
    ...(facts.deprecation === undefined ? {} : { deprecation: facts.deprecation }),
    ...(Object.keys(classifications).length === 0 ? {} : { classifications }),
    fields,
  };
  const text = [
    `import { defineEvent, type EventDefinition } from '${moduleFrom(file, libraryModule)}';`,
    `import { validate } from '${importPath(file, `${stem}.validator.gen.ts`)}';`,
    '',
    await renderTypes(schema, type, deprecation),
    '',
    ...(deprecation === undefined
      ? [`/** \`${detailType}\`, version ${major}. */`]
      : ['/**', ` * \`${detailType}\`, version ${major}.`, ' *', ` * @deprecated ${deprecation}`, ' */']),
    `export const ${constantOf(event, major)}: ${definition} = /* @__PURE__ */ defineEvent<'${detailType}', ${major}, ${type}>({`,
    ...Object.entries(parts).map(([key, value]) => `  ${key}: ${renderValue(value)},`),
    '  validate,',
    '});',
    '',
  ];
  return `${header(schemaFile)}${text.join('\n')}`;
}

/** The module of one version's example factory; nothing but tests imports it. */
export function renderExample(
  event: EventContract,
  major: number,
  schemaFile: string,
  plan: ExamplePlan,
  exampleModule: string,
): string {
  const stem = versionStemOf(event, major);
  const file = `${stem}.example.gen.ts`;
  const constant = constantOf(event, major);
  const type = `${event.name}V${major}`;
  const text = [
    `import { defineExample, type ExampleFactory } from '${moduleFrom(file, exampleModule)}';`,
    `import { ${constant}, type ${type} } from '${importPath(file, `${stem}.gen.ts`)}';`,
    '',
    `/** Makes data of \`${event.detailType}\`, version ${major}, for tests. */`,
    `export const ${constant}Example: ExampleFactory<${type}> = /* @__PURE__ */ defineExample(${constant}, ${renderValue(plan)});`,
    '',
  ];
  return `${header(schemaFile)}${text.join('\n')}`;
}
