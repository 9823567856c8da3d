import { enterPlace, followReference, isObject, type SchemaPlace } from './schema-place.ts';

/** Alternatives of one value beyond which a choice is left open. */
const MOST_ALTERNATIVES = 64;

/** Schemas that hold together, each of them for its own keywords: `$ref`, `allOf` and choices have been followed. */
export type SchemaAlternative = readonly SchemaPlace[];

/**
 * Gives the alternatives of a value that satisfies some schemas: each valid value satisfies one of them at least. An
 * alternative may allow more than the schemas do (`not` is not looked at, `oneOf` is read as `anyOf`).
 *
 * @returns no alternative when nothing satisfies the schemas.
 */
export function expandSchemas(places: readonly SchemaPlace[]): readonly SchemaAlternative[] {
  return expand(places, new Set());
}

function expand(places: readonly SchemaPlace[], seen: Set<unknown>): readonly SchemaAlternative[] {
  const flat: SchemaPlace[] = [];
  const choices: (readonly SchemaPlace[])[][] = [];
  const open = [...places];
  for (const place of open) {
    const { schema } = place;
    if (schema === false) return [];
    if (schema === true || seen.has(schema)) continue;
    seen.add(schema);
    flat.push(place);
    if (typeof schema['$ref'] === 'string') {
      const target = followReference(place, schema['$ref']);
      if (target !== undefined) open.push(target);
    }
    open.push(...listPlaces(place, 'allOf'));
    for (const keyword of ['anyOf', 'oneOf']) {
      const options = listPlaces(place, keyword);
      if (options.length > 0) choices.push(options.map((option) => [option]));
    }
    const condition = toCondition(place);
    if (condition !== undefined) choices.push(condition);
  }
  let alternatives: readonly SchemaAlternative[] = [flat];
  for (const options of choices) {
    const expanded = options.flatMap((option) => expand(option, new Set(seen)));
    if (expanded.length * alternatives.length > MOST_ALTERNATIVES) continue;
    alternatives = alternatives.flatMap((alternative) =>
      expanded.map((option) => [...alternative, ...option]),
    );
  }
  return alternatives;
}

/** `if` with `then`, or `else` alone. */
function toCondition(place: SchemaPlace): (readonly SchemaPlace[])[] | undefined {
  const condition = enterPlace(place, 'if');
  if (condition === undefined) return undefined;
  const consequence = enterPlace(place, 'then');
  const otherwise = enterPlace(place, 'else');
  return [
    consequence === undefined ? [condition] : [condition, consequence],
    otherwise === undefined ? [] : [otherwise],
  ];
}

function listPlaces(place: SchemaPlace, keyword: string): readonly SchemaPlace[] {
  const { schema } = place;
  const list = isObject(schema) ? schema[keyword] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => enterPlace(place, keyword, index) ?? []);
}
