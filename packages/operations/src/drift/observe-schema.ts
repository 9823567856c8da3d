import { atPointer, childPosition, isJsonObject, type Json } from '@busbar/events-schema/generate';
import type { DriftContract } from './drift-contract.ts';
import { freePosition, undeclaredPosition } from './field-position.ts';
import { findSchemaPlaces } from './find-schema-places.ts';
import { type JsonType, jsonTypes } from './json-type.ts';
import type { VersionObservation, ViolationTally } from './observation.ts';
import { createPlace, keptPlaces, type ObservedPlace } from './observed-place.ts';
import { toStep } from './place-path.ts';
import type { TextFormat } from './text-format.ts';

/** Levels of a schema that are followed: a discovered one may refer to itself. */
const deepestPlace = 16;
const formats: readonly string[] = ['date-time', 'date', 'uuid', 'email'] satisfies readonly TextFormat[];

/**
 * Turns a schema that somebody inferred from events into what was seen of them: its fields and their types. How often,
 * and which values, it does not say.
 *
 * @param schema JSON Schema 2020-12 of the data that stands on its own.
 */
export function observeSchema(schema: Json, contract: DriftContract): VersionObservation {
  const { event, major, fields, bundled } = contract;
  const root = createPlace();
  const violations: ViolationTally[] = [];
  let placesLeft = keptPlaces;
  let isCut = false;

  const fold = (
    place: ObservedPlace,
    pointer: string,
    path: string,
    position: number,
    depth: number,
  ): void => {
    const seen = resolve(schema, pointer);
    place.seen = 1;
    for (const type of typesOf(seen)) place.types.set(type, 1);
    const format = seen.format;
    if (typeof format === 'string' && formats.includes(format)) place.format = format as TextFormat;
    if (position !== undeclaredPosition) violations.push(...conflicts(place, path, bundled.schema));
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
      fold(child, at, `${path}/${toStep(step)}`, next, depth + 1);
    };
    const properties = isJsonObject(seen.properties) ? seen.properties : {};
    for (const name of Object.keys(properties)) {
      const next = node === undefined ? undeclaredPosition : childPosition(node, name);
      const at = `${seen.pointer}/properties/${toStep(name)}`;
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

  fold(root, '', '', 0, 0);
  return {
    detailType: event.detailType,
    major,
    rate: { events: 0, violating: 0, undeclared: 0 },
    root,
    violations,
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
