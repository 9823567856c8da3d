import { posix } from 'node:path';
import { bundleSchema } from '../generate/bundle-schema.ts';
import { canonicalText } from '../generate/canonical-text.ts';
import { dialect, revisionText } from '../generate/freeze-schema.ts';
import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { mapSchema } from '../generate/schema-vocabulary.ts';

type Definitions = { readonly [name: string]: Json };

/**
 * Writes a schema as it was released. What it shared with other files and still shares, it refers to again; what has
 * changed there since stays inside, since the version must keep saying what it said.
 *
 * @param schemas every schema document by path, the edited one among them.
 * @param file path of the schema.
 * @param released its newest release, which stands on its own.
 */
export function restoreSchema(schemas: ReadonlyMap<string, Json>, file: string, released: Json): Json {
  const whole: Json = isJsonObject(released) ? { $schema: dialect, ...released } : released;
  if (!isJsonObject(released) || !isJsonObject(released.$defs)) return whole;
  const edited = bundleSchema(schemas, file);
  const present = isJsonObject(edited.schema.$defs) ? edited.schema.$defs : {};
  const links = new Map<string, string>();
  for (const [name, definition] of Object.entries(released.$defs)) {
    if (canonicalText(definition) !== canonicalText(present[name])) continue;
    const origin = edited.originOf(`/$defs/${name}`);
    if (origin.file === file) continue;
    const path = posix.relative(posix.dirname(file), origin.file);
    links.set(name, origin.pointer === '' ? path : `${path}#${encodeURI(origin.pointer)}`);
  }
  dropUnsteady(links, released.$defs);

  const linked = mapSchema(whole, (schema) => {
    const name = isJsonObject(schema) ? definitionOf(schema.$ref) : undefined;
    const link = name === undefined ? undefined : links.get(name);
    return link === undefined ? schema : { ...(schema as Definitions), $ref: link };
  });
  const { $defs, ...body } = linked as Definitions;
  const kept = Object.entries($defs as Definitions).filter(([name]) => !links.has(name));
  const restored: Json = kept.length === 0 ? body : { ...body, $defs: Object.fromEntries(kept) };

  // Names of definitions may fall otherwise: only what says the same, word for word, takes the place of the release.
  const again = bundleSchema(new Map([...schemas, [file, restored]]), file);
  return again.problems.length === 0 && revisionText(again.schema) === revisionText(released)
    ? restored
    : whole;
}

/** Takes away the links to definitions that refer to something which has changed. */
function dropUnsteady(links: Map<string, string>, definitions: Definitions): void {
  let before = -1;
  while (before !== links.size) {
    before = links.size;
    for (const name of [...links.keys()]) {
      let isSteady = true;
      mapSchema(definitions[name] ?? true, (schema) => {
        const target = isJsonObject(schema) ? definitionOf(schema.$ref) : undefined;
        if (isJsonObject(schema) && schema.$ref !== undefined && (target === undefined || !links.has(target)))
          isSteady = false;
        return schema;
      });
      if (!isSteady) links.delete(name);
    }
  }
}

function definitionOf(ref: Json | undefined): string | undefined {
  return typeof ref === 'string' ? /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1] : undefined;
}
