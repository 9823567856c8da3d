import { closed, type FieldIndex, type FieldNode } from '../undeclared-fields.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { samePlaceSchemas } from './same-place-schemas.ts';

const anything = -1;
const fieldKeywords = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'prefixItems',
  'items',
  'contains',
  'unevaluatedItems',
]);

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
    const telling = here.filter((pointer) => namesFields(atPointer(root, pointer)));
    if (telling.length === 0) return anything;
    const key = telling.join('\n');
    const known = positions.get(key);
    if (known !== undefined) return known;
    const position = nodes.length;
    positions.set(key, position);
    nodes.push({});
    const node = describe(telling);
    nodes[position] = node;
    return position;
  };

  /** As `nodeFor`, but for places that every schema closes with `false`. */
  const openNodeFor = (pointers: readonly string[]): number => {
    const open = pointers.filter((pointer) => atPointer(root, pointer) !== false);
    return open.length === 0 ? closed : nodeFor(open);
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
      ...(rest.length > 0 ? { rest: openNodeFor(rest) } : {}),
      ...(prefixLength > 0
        ? {
            prefix: Array.from({ length: prefixLength }, (_, i) =>
              nodeFor(prefixes.filter((prefix) => prefix.i === i).map(({ pointer }) => pointer)),
            ),
          }
        : {}),
      ...(items.length > 0 ? { items: openNodeFor(items) } : {}),
    };
  };

  nodeFor(['']);
  return nodes;
}

/** Tells whether a schema says something of the fields or items of its place. */
function namesFields(schema: Json | undefined): boolean {
  return isJsonObject(schema) && Object.keys(schema).some((keyword) => fieldKeywords.has(keyword));
}

/** The schemas that speak of the same place as the one at `pointer`, itself included. */
function expand(root: Json, pointer: string, seen: Set<string>): readonly string[] {
  if (seen.has(pointer)) return [];
  seen.add(pointer);
  return [pointer, ...samePlaceSchemas(root, pointer).flatMap((next) => expand(root, next, seen))];
}
