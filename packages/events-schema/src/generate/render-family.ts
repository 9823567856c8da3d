import type { EventContract } from './event-contract.ts';
import { header, importPath, moduleFrom, renderValue } from './render-module.ts';
import { constantOf, deprecationOf, stemOf, versionStemOf } from './render-version.ts';

export interface FamilyText {
  readonly event: EventContract;
  /** Path of the contracts folder from the output folder. */
  readonly contractsPath: string;
  readonly libraryModule: string;
}

/** The module of one event: its versions and the upcasters between them. */
export function renderFamily({ event, contractsPath, libraryModule }: FamilyText): string {
  const file = `${stemOf(event)}.gen.ts`;
  const { detailType, facts, versions, upcasterFiles } = event;
  const names = versions.map(({ major }) => constantOf(event, major));
  const upcasters = upcasterFiles.map((_, i) => `upcastV${i + 1}ToV${i + 2}`);
  const deprecation = deprecationOf(event);
  const summary = `${inComment(facts.description)} Owner: ${inComment(facts.owner)}.`;
  const text = [
    `import { defineEventFamily, type EventFamilyOf } from '${moduleFrom(file, libraryModule)}';`,
    ...upcasterFiles.map(
      (path, i) =>
        `import { upcast as ${upcasters[i]} } from '${importPath(file, `${contractsPath}/${path}`)}';`,
    ),
    ...names.map(
      (name, i) => `import { ${name} } from '${importPath(file, `${versionStemOf(event, i + 1)}.gen.ts`)}';`,
    ),
    '',
    ...(deprecation === undefined
      ? [`/** ${summary} */`]
      : ['/**', ` * ${summary}`, ' *', ` * @deprecated ${deprecation}`, ' */']),
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

function inComment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
