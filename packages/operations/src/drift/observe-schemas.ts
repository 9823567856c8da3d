import {
  atPointer,
  childPosition,
  isJsonObject,
  type Json,
  joinPointer,
} from '@busbar/events-schema/generate';
import type { DriftContract } from './drift-contract.ts';
import { freePosition, undeclaredPosition } from './field-position.ts';
import { findSchemaPlaces } from './find-schema-places.ts';
import { type JsonType, jsonTypes } from './json-type.ts';
import type { VersionObservation, ViolationTally } from './observation.ts';
import { createPlace, keptPlaces, type ObservedPlace } from './observed-place.ts';
import type { TextFormat } from './text-format.ts';

/** Levels of a schema that are followed: a discovered one may refer to itself. */
const deepestPlace = 16;
const formats: readonly TextFormat[] = ['date-time', 'date', 'uuid', 'email'];

/**
 * Turns schemas that somebody inferred from events into what was seen of them: their fields and their types. How often,
 * and which values, they do not say.
 *
 * @param schemas JSON Schemas 2020-12 of the data that stand on their own, one for each source of the event.
 */
export function observeSchemas(schemas: readonly Json[], contract: DriftContract): VersionObservation {
  const { event, major, fields, bundled } = contract;
  const root = createPlace();
  const ruled = new Map<string, ObservedPlace>();
  let placesLeft = keptPlaces;
  let isCut = false;

  /** What one schema says of a place; `followed` has the parts of the schema that have come to each place. */
  const fold = (
    schema: Json,
    followed: Map<ObservedPlace, Set<string>>,
    place: ObservedPlace,
    pointer: string,
    path: string,
    position: number,
    depth: number,
  ): void => {
    place.seen = 1;
    if (position !== undeclaredPosition) ruled.set(path, place);
    const known = followed.get(place) ?? new Set();
    followed.set(place, known);
    for (const seen of alternatives(schema, pointer)) {
      if (known.has(seen.pointer)) continue;
      known.add(seen.pointer);
      noteTypes(place, seen);
      foldMembers(schema, followed, place, seen, path, position, depth);
    }
  };

  const foldMembers = (
    schema: Json,
    followed: Map<ObservedPlace, Set<string>>,
    place: ObservedPlace,
    seen: Resolved,
    path: string,
    position: number,
    depth: number,
  ): void => {
    const node = position >= 0 ? fields[position] : undefined;
    if (node === undefined && position !== undeclaredPosition) return;
    const follow = (
      places: (child: ObservedPlace) => void,
      known: ObservedPlace | undefined,
      at: string,
      step: string,
      next: number,
    ): void => {
      if (known === undefined && (placesLeft <= 0 || depth >= deepestPlace)) {
        isCut = true;
        return;
      }
      const child = known ?? createPlace();
      if (known === undefined) {
        placesLeft -= 1;
        places(child);
      }
      fold(schema, followed, child, at, joinPointer(path, step), next, depth + 1);
    };
    const properties = isJsonObject(seen.properties) ? seen.properties : {};
    for (const name of Object.keys(properties)) {
      const next = node === undefined ? undeclaredPosition : childPosition(node, name);
      const at = joinPointer(`${seen.pointer}/properties`, name);
      if (
        node !== undefined &&
        next !== undefined &&
        next >= freePosition &&
        !Object.hasOwn(node.fields ?? {}, name)
      ) {
        follow((child) => (place.rest = child), place.rest, at, '*', next);
        continue;
      }
      if (next === undefined || next < freePosition) place.undeclared.add(name);
      const isDeclared = next !== undefined && next >= freePosition;
      follow(
        (child) => place.fields.set(name, child),
        place.fields.get(name),
        at,
        name,
        isDeclared ? next : undeclaredPosition,
      );
      if (!place.fields.has(name)) place.undeclared.delete(name);
    }
    if (seen.items !== undefined) {
      const next = node === undefined ? undeclaredPosition : (node.items ?? freePosition);
      follow((child) => (place.items = child), place.items, `${seen.pointer}/items`, '-', next);
    }
  };

  for (const schema of schemas) fold(schema, new Map(), root, '', '', 0, 0);
  return {
    detailType: event.detailType,
    major,
    rate: { events: 0, violating: 0, undeclared: 0 },
    root,
    violations: [...ruled].flatMap(([path, place]) => conflicts(place, path, bundled.schema)),
    violationsLeftOut: 0,
    producers: new Map(),
    revisions: new Map(),
    isCut,
    isCounted: false,
  };
}

type Resolved = { readonly [key: string]: Json } & { readonly pointer: string };

/** The schema at a place, past its `$ref`. */
function resolve(root: Json, pointer: string): Resolved {
  let at = pointer;
  for (let steps = 0; steps < 32; steps += 1) {
    const schema = atPointer(root, at);
    if (!isJsonObject(schema)) return { pointer: at };
    if (typeof schema.$ref !== 'string') return { ...schema, pointer: at };
    at = decodeURI(schema.$ref.slice(1));
  }
  return { pointer: at };
}

/** What a place may be by a schema: the schema itself, and each alternative within it. */
function alternatives(root: Json, pointer: string, found = new Map<string, Resolved>()): Iterable<Resolved> {
  const seen = resolve(root, pointer);
  if (found.has(seen.pointer)) return [];
  found.set(seen.pointer, seen);
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = seen[keyword];
    if (!Array.isArray(branches)) continue;
    for (const i of branches.keys()) alternatives(root, `${seen.pointer}/${keyword}/${i}`, found);
  }
  return found.values();
}

function noteTypes(place: ObservedPlace, seen: Resolved): void {
  const types = typesOf(seen);
  for (const type of types) place.types.set(type, 1);
  if (!types.includes('string')) return;
  const format = formats.find((each) => each === seen.format) ?? 'none';
  place.format = place.format === undefined || place.format === format ? format : 'none';
}

function typesOf(schema: Resolved): readonly JsonType[] {
  const named = [schema.type].flat().filter((type): type is JsonType => jsonTypes.includes(type as JsonType));
  if (named.length > 0) return named;
  return isJsonObject(schema.properties) ? ['object'] : [];
}

/** Types that were seen and that the contract does not allow. Discovery calls every number `number`. */
function conflicts(place: ObservedPlace, path: string, contract: Json): readonly ViolationTally[] {
  const typed = findSchemaPlaces(contract, path).filter(({ schema }) => schema.type !== undefined);
  if (typed.some(({ isConditional }) => isConditional)) return [];
  return typed.flatMap(({ schema: { type } }) => {
    const allowed = [type].flat();
    const isAllowed = (seen: JsonType) =>
      allowed.includes(seen) ||
      (seen === 'integer' && allowed.includes('number')) ||
      (seen === 'number' && allowed.includes('integer'));
    const refused = [...place.types.keys()].filter((seen) => !isAllowed(seen));
    if (refused.length === 0) return [];
    return [
      {
        pointer: path,
        keyword: 'type',
        message: `must be ${allowed.join(',')}`,
        count: 1,
        types: new Map(refused.map((seen) => [seen, 1])),
        values: new Map(),
        valuesLeftOut: 0,
      },
    ];
  });
}
