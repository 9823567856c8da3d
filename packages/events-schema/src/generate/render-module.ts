import { posix } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import type { Json } from './json-pointer.ts';

/** `OrderPlaced` → `order-placed`. */
export function toKebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}

/** `event-metadata` → `EventMetadata`. */
export function toPascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** First lines of a generated file. `origin` is a path below the contracts folder. */
export function header(origin?: string): string {
  const from = origin === undefined ? 'the contracts' : `contracts/${origin}`;
  return `// Generated from ${from} by \`busbar generate\`. Do not edit.\n`;
}

/** Import specifier of one path from another file, both below one folder. */
export function importPath(fromFile: string, toFile: string): string {
  const path = posix.relative(posix.dirname(fromFile), toFile);
  return path.startsWith('.') ? path : `./${path}`;
}

/** TypeScript types of a bundled schema; the outermost is called `typeName`. */
export async function renderTypes(
  schema: { readonly [key: string]: Json },
  typeName: string,
): Promise<string> {
  const { title: _, ...untitled } = schema;
  const types = await compile(
    { ...structuredClone(untitled), title: typeName } as Parameters<typeof compile>[0],
    typeName,
    {
      additionalProperties: false,
      bannerComment: '',
      ignoreMinAndMaxItems: true,
      style: { singleQuote: true, printWidth: 110, trailingComma: 'all' },
    },
  );
  return types.trim();
}
