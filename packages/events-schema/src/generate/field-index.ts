import type { FieldIndex, FieldNode } from '../undeclared-fields.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { subschemas } from './schema-vocabulary.ts';

/** Keywords whose schemas speak of the same place as the schema that holds them. */
const inPlace = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas']);
const anything = -1;

/**
 * Lists the fields that a bundled schema declares at each place of a document: the union over `$ref`, `allOf`,
 * `anyOf`, `oneOf` and conditions. A place without `properties` is free; one that says `additionalProperties: true`
 * is too.
 */
export function planFieldIndex(root: Json): FieldIndex {
  const nodes: FieldNode[] = [];
  const positions = new Map<string, number>();

  const nodeFor = (pointers: readonly string[]): number => {
    const here = [...new Set(pointers.flatMap((pointer) => expand(root, pointer, new Set())))].sort();
    const key = here.join('\n');
    const known = positions.get(key);
    if (known !== undefined) return known;
    const position = nodes.length;
    positions.set(key, position);
    nodes.push({});
    const node = describe(here);
    nodes[position] = node;
    return position;
  };

  const describe = (here: readonly string[]): FieldNode => {
    const schemas = here.flatMap((pointer) => {
      const schema = atPointer(root, pointer);
      return isJsonObject(schema) ? [{ schema, pointer }] : [];
    });
    const named = (keyword: string) => {
      const byName = new Map<string, string[]>();
      for (const { schema, pointer } of schemas) {
        const content = schema[keyword];
        if (!isJsonObject(content)) continue;
        for (const name of Object.keys(content)) {
          const at = joinPointer(joinPointer(pointer, keyword), name);
          byName.set(name, [...(byName.get(name) ?? []), at]);
        }
      }
      return byName;
    };
    const holding = (...keywords: readonly string[]) =>
      schemas.flatMap(({ schema, pointer }) =>
        keywords
          .filter((keyword) => schema[keyword] !== undefined)
          .map((keyword) => joinPointer(pointer, keyword)),
      );

    const properties = named('properties');
    const patterns = named('patternProperties');
    const rest = holding('additionalProperties', 'unevaluatedProperties');
    const items = holding('items', 'contains', 'unevaluatedItems');
    const prefixes = schemas.flatMap(({ schema, pointer }) =>
      Array.isArray(schema.prefixItems)
        ? schema.prefixItems.map((_, i) => ({ i, pointer: `${pointer}/prefixItems/${i}` }))
        : [],
    );
    const prefixLength = Math.max(0, ...prefixes.map(({ i }) => i + 1));
    return {
      ...(properties.size + patterns.size > 0
        ? { fields: Object.fromEntries([...properties].map(([name, at]) => [name, nodeFor(at)])) }
        : {}),
      ...(patterns.size > 0
        ? { patterns: [...patterns].map(([pattern, at]) => [pattern, nodeFor(at)] as const) }
        : {}),
      ...(rest.length > 0 ? { rest: nodeFor(rest) } : {}),
      ...(prefixLength > 0
        ? {
            prefix: Array.from({ length: prefixLength }, (_, i) =>
              nodeFor(prefixes.filter((prefix) => prefix.i === i).map(({ pointer }) => pointer)),
            ),
          }
        : {}),
      ...(items.length > 0 ? { items: nodeFor(items) } : {}),
    };
  };

  nodeFor(['']);
  return compact(nodes);
}

/** The schemas that speak of the same place as the one at `pointer`, itself included. */
function expand(root: Json, pointer: string, seen: Set<string>): readonly string[] {
  if (seen.has(pointer)) return [];
  seen.add(pointer);
  const schema = atPointer(root, pointer);
  if (!isJsonObject(schema)) return [pointer];
  const referred = typeof schema.$ref === 'string' ? [decodeURIComponent(schema.$ref.slice(1))] : [];
  const nested = subschemas(schema, pointer)
    .filter(({ keyword }) => inPlace.has(keyword))
    .map((inner) => inner.pointer);
  return [pointer, ...[...referred, ...nested].flatMap((next) => expand(root, next, seen))];
}

/** Drops nodes that say nothing and numbers the others anew; references to dropped ones become "anything". */
function compact(nodes: readonly FieldNode[]): FieldIndex {
  const kept = nodes.flatMap((node, i) => (i === 0 || Object.keys(node).length > 0 ? [i] : []));
  const renumbered = new Map(kept.map((old, position) => [old, position]));
  const to = (old: number) => renumbered.get(old) ?? anything;
  return kept.map((old) => {
    const { fields, patterns, rest, prefix, items } = nodes[old]!;
    return {
      ...(fields
        ? { fields: Object.fromEntries(Object.entries(fields).map(([name, node]) => [name, to(node)])) }
        : {}),
      ...(patterns ? { patterns: patterns.map(([pattern, node]) => [pattern, to(node)] as const) } : {}),
      ...(rest === undefined ? {} : { rest: to(rest) }),
      ...(prefix ? { prefix: prefix.map(to) } : {}),
      ...(items === undefined ? {} : { items: to(items) }),
    };
  });
}
