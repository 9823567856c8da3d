import { posix } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { isJsonObject, type Json } from './json-pointer.ts';
import { mapSchema } from './schema-vocabulary.ts';

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

/** A module specifier from a file of the output folder: packages as they are, paths made relative to the file. */
export function moduleFrom(file: string, module: string): string {
  return module.startsWith('.') ? importPath(file, module) : module;
}

/** A JSON value as TypeScript; U+2028 and U+2029 are legal in both. */
export function renderValue(value: unknown): string {
  return JSON.stringify(value);
}

/** Keywords that TypeScript cannot say and a docstring can, as its tags. */
const documented =
  'format pattern minimum exclusiveMinimum maximum exclusiveMaximum multipleOf minLength maxLength uniqueItems default'.split(
    ' ',
  );

/**
 * TypeScript types of a bundled schema; the outermost is called `typeName`. Descriptions become docstrings, and so
 * does what a type cannot say: `@format date-time`, `@maxLength 64`.
 *
 * @param deprecation what to say after `@deprecated`, if it is.
 */
export async function renderTypes(
  schema: { readonly [key: string]: Json },
  typeName: string,
  deprecation?: string,
): Promise<string> {
  const { title: _, ...untitled } = toTypeSchema(schema) as typeof schema;
  const description = [
    ...(typeof untitled.description === 'string' ? [untitled.description] : []),
    ...(deprecation === undefined ? [] : [`@deprecated ${deprecation}`]),
  ].join('\n\n');
  const types = await compile(
    { ...structuredClone(untitled), description, title: typeName } as Parameters<typeof compile>[0],
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

/** A schema as the type generator reads it best. */
function toTypeSchema(schema: Json): Json {
  return mapSchema(schema, (inner) => documentConstraints(toOlderTuple(inner)));
}

/**
 * Says `prefixItems` as drafts before 2020-12 did, which is what the type generator reads. The validator's compiler has
 * refused tuples that are not of one length.
 */
function toOlderTuple(schema: Json): Json {
  if (!isJsonObject(schema) || !Array.isArray(schema.prefixItems)) return schema;
  const { prefixItems, ...kept } = schema;
  return { ...kept, items: (prefixItems as readonly Json[]).map(toTypeSchema), additionalItems: false };
}

function documentConstraints(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const { default: _, ...kept } = schema;
  const tags = documented
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => {
      const value = schema[keyword]!;
      return `@${keyword} ${typeof value === 'string' ? value : renderValue(value)}`;
    });
  if (tags.length === 0) return schema;
  const said = typeof schema.description === 'string' ? [schema.description, ''] : [];
  return { ...kept, description: [...said, ...tags].join('\n') };
}
