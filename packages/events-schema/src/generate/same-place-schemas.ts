import { atPointer, isJsonObject, type Json } from './json-pointer.ts';
import { subschemas } from './schema-vocabulary.ts';

const samePlaceKeywords = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/**
 * Pointers of the schemas that a schema of a bundled document applies to the very place it applies to itself: the
 * target of its `$ref`, and the members of `allOf`, `anyOf`, `oneOf` and conditions.
 */
export function samePlaceSchemas(root: Json, pointer: string): readonly string[] {
  const schema = atPointer(root, pointer);
  if (!isJsonObject(schema)) return [];
  const referred = typeof schema.$ref === 'string' ? [decodeURI(schema.$ref.slice(1))] : [];
  const nested = subschemas(schema, pointer).filter(({ keyword }) => samePlaceKeywords.has(keyword));
  return [...referred, ...nested.map((inner) => inner.pointer)];
}

/**
 * Finds a schema that comes back to itself without going a step deeper into the document: checking anything against
 * it would never end.
 *
 * @returns pointer of a schema on the circle, `undefined` when there is none.
 */
export function findEndlessReference(root: Json, pointers: Iterable<string>): string | undefined {
  const done = new Set<string>();
  const visit = (pointer: string, path: ReadonlySet<string>): string | undefined => {
    if (path.has(pointer)) return pointer;
    if (done.has(pointer)) return undefined;
    const longer = new Set(path).add(pointer);
    for (const next of samePlaceSchemas(root, pointer)) {
      const found = visit(next, longer);
      if (found !== undefined) return found;
    }
    done.add(pointer);
    return undefined;
  };
  for (const pointer of pointers) {
    const found = visit(pointer, new Set());
    if (found !== undefined) return found;
  }
  return undefined;
}
