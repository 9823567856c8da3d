import { atPointer, isJsonObject, type Json, joinPointer, pointerSteps } from '../generate/json-pointer.ts';
import { samePlaceSchemas } from '../generate/same-place-schemas.ts';
import { matchesPattern } from './solve/field-schemas.ts';

/** A keyword, or a place that may hold it, in a schema. */
export interface FoundPlace {
  readonly pointer: string;
  /** What the keyword holds; absent where the place does not have it. */
  readonly content?: Json;
}

/**
 * Finds where a schema speaks of a place of its documents, and the keyword there if it has it.
 *
 * @param path place in documents, with `-` for any item and `*` for any field.
 * @returns `undefined` when the schema declares nothing at that place.
 */
export function findPlace(root: Json, path: string, keyword: string): FoundPlace | undefined {
  let here: readonly string[] = expand(root, ['']);
  for (const step of pointerSteps(path)) {
    here = expand(
      root,
      here.flatMap((pointer) => stepInto(atPointer(root, pointer), pointer, step)),
    );
  }
  for (const pointer of here) {
    const schema = atPointer(root, pointer);
    if (isJsonObject(schema) && schema[keyword] !== undefined)
      return { pointer: joinPointer(pointer, keyword), content: schema[keyword] };
  }
  const [first] = here;
  return first === undefined ? undefined : { pointer: first };
}

function expand(root: Json, pointers: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (pointer: string) => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    samePlaceSchemas(root, pointer).forEach(visit);
  };
  pointers.forEach(visit);
  return [...seen];
}

function stepInto(schema: Json | undefined, pointer: string, step: string): readonly string[] {
  if (!isJsonObject(schema)) return [];
  const { properties, patternProperties, prefixItems } = schema;
  const under = (...steps: readonly string[]) => steps.reduce(joinPointer, pointer);
  if (isJsonObject(properties) && Object.hasOwn(properties, step)) return [under('properties', step)];
  if (Array.isArray(prefixItems) && /^\d+$/.test(step) && Number(step) < prefixItems.length)
    return [under('prefixItems', step)];
  if (step === '-' || /^\d+$/.test(step)) {
    if (schema.items !== undefined) return [under('items')];
    if (step === '-' && Array.isArray(prefixItems)) return [under('prefixItems', '0')];
  }
  const patterns = Object.keys(isJsonObject(patternProperties) ? patternProperties : {});
  const matching = patterns.filter((pattern) => step === '*' || matchesPattern(pattern, step));
  if (matching.length > 0) return matching.map((pattern) => under('patternProperties', pattern));
  return ['additionalProperties', 'unevaluatedProperties']
    .filter((keyword) => schema[keyword] !== undefined && schema[keyword] !== false)
    .map((keyword) => under(keyword));
}
