import type { EventContract } from './event-contract.ts';
import { header, moduleFrom, renderValue, toKebabCase } from './render-module.ts';
import { constantOf, stemOf, versionStemOf } from './render-version.ts';

/** The index of one domain. */
export function renderDomain(events: readonly EventContract[]): string {
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

/** The catalog: every family by its detail-type. */
export function renderCatalog(libraryModule: string, events: readonly EventContract[]): string {
  const alias = (event: EventContract) => `${event.domain}${event.name}`;
  const text = [
    `import type { EventFamily } from '${moduleFrom('catalog.gen.ts', libraryModule)}';`,
    ...events.map((event) => `import { ${event.name} as ${alias(event)} } from './${stemOf(event)}.gen.ts';`),
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

/** The index of everything but the examples, which publishers have no use for. */
export function renderIndex(domains: readonly string[]): string {
  const lines = [
    `export { catalog } from './catalog.gen.ts';`,
    ...domains.map((domain) => `export * as ${domain} from './${domain}/index.gen.ts';`),
  ];
  return `${header()}${lines.join('\n')}\n`;
}

/** The example factories of every version: `examples.orders.OrderPlaced.v2`. */
export function renderExamples(events: readonly EventContract[]): string {
  const alias = (event: EventContract, major: number) => `${event.domain}${event.name}V${major}`;
  const imports = events.flatMap((event) =>
    event.versions.map(
      ({ major }) =>
        `import { ${constantOf(event, major)}Example as ${alias(event, major)} } from './${versionStemOf(event, major)}.example.gen.ts';`,
    ),
  );
  const domains = Map.groupBy(events, ({ domain }) => domain);
  const text = [
    ...imports,
    '',
    '/** Makes data of every version of every event, for tests: `examples.<domain>.<Event>.v<major>({ seed, overrides })`. */',
    'export const examples = {',
    ...[...domains].flatMap(([domain, members]) => [
      `  ${domain}: {`,
      ...members.map((event) => {
        const versions = event.versions.map(({ major }) => `v${major}: ${alias(event, major)}`);
        return `    ${event.name}: { ${versions.join(', ')} },`;
      }),
      '  },',
    ]),
    '} as const;',
    '',
  ];
  return `${header()}${text.join('\n')}`;
}
