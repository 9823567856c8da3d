import { refTarget } from './inlined-schemas.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { samePlaceSchemas } from './same-place-schemas.ts';

/** Keywords by which fields, or items, count as evaluated, under the keyword for those that do not. */
const evaluating = {
  unevaluatedProperties: ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'],
  unevaluatedItems: ['items', 'prefixItems', 'contains', 'unevaluatedItems'],
} as const;

/** A keyword that speaks of what no other has evaluated. */
export type UnevaluatedKeyword = keyof typeof evaluating;

/** Pointers of the schema objects whose evaluations count at the place of the one at `start`, itself included. */
export function evaluatedPlaces(root: Json, start: string): readonly string[] {
  const found = new Set<string>();
  const visit = (pointer: string): void => {
    if (found.has(pointer) || !isJsonObject(atPointer(root, pointer))) return;
    found.add(pointer);
    for (const next of samePlaceSchemas(root, pointer)) if (next !== joinPointer(pointer, 'not')) visit(next);
  };
  visit(start);
  return [...found];
}

/** Tells whether a schema evaluates something at its place, besides fields that are known anyway. */
export function isEvaluating(
  root: Json,
  start: string,
  rest: UnevaluatedKeyword,
  known: ReadonlySet<string> = new Set(),
): boolean {
  return evaluatedPlaces(root, start).some((pointer) => {
    const schema = atPointer(root, pointer);
    if (!isJsonObject(schema)) return false;
    return evaluating[rest].some((keyword) => {
      const content = schema[keyword];
      if (keyword === 'properties' && isJsonObject(content))
        return Object.keys(content).some((name) => !known.has(name));
      return content !== undefined;
    });
  });
}

/** Fields that a schema declares whatever its conditions and branches come to. */
export function surelyDeclared(
  root: Json,
  start: string,
  seen: Set<string> = new Set(),
): ReadonlySet<string> {
  const schema = atPointer(root, start);
  if (!isJsonObject(schema) || seen.has(start)) return new Set();
  seen.add(start);
  const own = isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
  const parts = Array.isArray(schema.allOf)
    ? schema.allOf.map((_, i) => joinPointer(joinPointer(start, 'allOf'), i))
    : [];
  const target = refTarget(schema.$ref);
  const others = [...parts, ...(target === undefined ? [] : [target])];
  return new Set([...own, ...others.flatMap((other) => [...surelyDeclared(root, other, seen)])]);
}
