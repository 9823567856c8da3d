import { childPosition, type FieldIndex } from '@busbar/events-schema/generate';
import { freePosition, undeclaredPosition } from './field-position.ts';
import { type JsonType, jsonTypeOf } from './json-type.ts';
import { formatOf, type TextFormat } from './text-format.ts';

/** Distinct values that are kept of one place; of more only how often they came. */
const keptValues = 64;
/** Longest text that is kept as a value, in characters. */
const keptCharacters = 64;
/** Fields of one object that are followed though no contract declares them. */
const keptUndeclaredFields = 64;
/** Places of one version of an event that are followed. */
export const keptPlaces = 10_000;
/** Levels of a document that are followed. */
const deepestPlace = 32;

/** What was seen at one place of the documents of one version, over all of them. */
export interface ObservedPlace {
  /** Values seen here; the items of one array count each. */
  seen: number;
  readonly types: Map<JsonType, number>;
  /** Scalars by their JSON text; empty for a place that is classified. */
  readonly values: Map<string, number>;
  /** Values that were not kept: too many, too long, classified. */
  valuesLeftOut: number;
  /** The format that every text here has; `undefined` before the first text, `'none'` when they share none. */
  format: TextFormat | 'none' | undefined;
  /** Fields by name: those that the contract names, and those that it does not declare. */
  readonly fields: Map<string, ObservedPlace>;
  /** Names among `fields` that the contract does not declare. */
  readonly undeclared: Set<string>;
  /** Fields, not kept, that the contract does not declare either. */
  undeclaredLeftOut: number;
  /** Every field that the contract allows by a pattern or as any other. */
  rest?: ObservedPlace | undefined;
  /** Leading items of a tuple. */
  readonly prefix: Map<number, ObservedPlace>;
  /** Every other item. */
  items?: ObservedPlace | undefined;
}

/** How far a fold has come. */
export interface FoldBudget {
  /** Places that may still be added. */
  placesLeft: number;
}

/** What the fold of one version works with. */
export interface FoldContext {
  readonly fields: FieldIndex;
  readonly budget: FoldBudget;
  /** Tells whether values of a place are hidden. @param steps field names, `*` for any item or field. */
  isClassified(steps: readonly (string | number)[]): boolean;
}

/** Creates a place at which nothing was seen yet. */
export function createPlace(): ObservedPlace {
  return {
    seen: 0,
    types: new Map(),
    values: new Map(),
    valuesLeftOut: 0,
    format: undefined,
    fields: new Map(),
    undeclared: new Set(),
    undeclaredLeftOut: 0,
    prefix: new Map(),
  };
}

/**
 * Adds one document to what was seen.
 *
 * @returns how many of its fields the contract does not declare.
 */
export function foldDocument(root: ObservedPlace, document: unknown, context: FoldContext): number {
  return fold(root, document, 0, [], context);
}

function fold(
  place: ObservedPlace,
  value: unknown,
  position: number,
  steps: readonly (string | number)[],
  context: FoldContext,
): number {
  const type = jsonTypeOf(value);
  place.seen += 1;
  place.types.set(type, (place.types.get(type) ?? 0) + 1);
  if (type !== 'object' && type !== 'array') {
    noteScalar(place, value, context.isClassified(steps));
    return 0;
  }
  if (position === freePosition || steps.length >= deepestPlace) return 0;
  const follow = (
    child: ObservedPlace | undefined,
    item: unknown,
    next: number,
    step: string | number,
  ): number => (child === undefined ? 0 : fold(child, item, next, [...steps, step], context));
  const node = position === undeclaredPosition ? undefined : context.fields[position];
  if (node === undefined && position !== undeclaredPosition) return 0;
  let found = 0;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const leading = node?.prefix?.[index];
      if (leading === undefined) {
        place.items ??= add(context.budget);
        found += follow(
          place.items,
          item,
          node === undefined ? undeclaredPosition : (node.items ?? freePosition),
          '*',
        );
      } else found += follow(fieldOf(place.prefix, index, context.budget), item, leading, index);
    }
    return found;
  }
  for (const [name, item] of Object.entries(value as object)) {
    const next = node === undefined ? undeclaredPosition : childPosition(node, name);
    if (node !== undefined && next !== undefined && next >= freePosition) {
      if (Object.hasOwn(node.fields ?? {}, name)) {
        found += follow(fieldOf(place.fields, name, context.budget), item, next, name);
      } else {
        place.rest ??= add(context.budget);
        found += follow(place.rest, item, next, '*');
      }
      continue;
    }
    // Below a field that is not declared, everything is new: it is told once, by its topmost place.
    if (node !== undefined) found += 1;
    if (!place.undeclared.has(name) && place.undeclared.size >= keptUndeclaredFields) {
      place.undeclaredLeftOut += 1;
      continue;
    }
    const child = fieldOf(place.fields, name, context.budget);
    if (child === undefined) place.undeclaredLeftOut += 1;
    else place.undeclared.add(name);
    follow(child, item, undeclaredPosition, name);
  }
  return found;
}

function noteScalar(place: ObservedPlace, value: unknown, classified: boolean): void {
  if (typeof value === 'string') {
    const format = formatOf(value) ?? 'none';
    place.format = place.format === undefined || place.format === format ? format : 'none';
  }
  if (classified) place.valuesLeftOut += 1;
  else noteValue(place, value);
}

/** Counts a scalar, as long as it is short and not too many different ones have come. */
export function noteValue(
  tally: { readonly values: Map<string, number>; valuesLeftOut: number },
  value: unknown,
): void {
  if (typeof value === 'string' && value.length > keptCharacters) {
    tally.valuesLeftOut += 1;
    return;
  }
  const text = JSON.stringify(value);
  const count = tally.values.get(text);
  if (count === undefined && tally.values.size >= keptValues) tally.valuesLeftOut += 1;
  else tally.values.set(text, (count ?? 0) + 1);
}

function fieldOf<Key>(
  places: Map<Key, ObservedPlace>,
  key: Key,
  budget: FoldBudget,
): ObservedPlace | undefined {
  const known = places.get(key);
  if (known !== undefined) return known;
  const added = add(budget);
  if (added !== undefined) places.set(key, added);
  return added;
}

function add(budget: FoldBudget): ObservedPlace | undefined {
  if (budget.placesLeft <= 0) return undefined;
  budget.placesLeft -= 1;
  return createPlace();
}
