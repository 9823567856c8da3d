import { isJsonObject, type Json } from '@busbar/events-schema/generate';
import { type JsonType, jsonTypes } from './json-type.ts';
import type { ObservedPlace } from './observed-place.ts';

/** A schema that is not just `true` or `false`. */
export type JsonSchema = { readonly [key: string]: Json };

/** Options of {@link inferSchema}. */
export interface InferenceOptions {
  /** Values may be told, so texts that repeat themselves may become an `enum`. */
  readonly showValues: boolean;
}

/** An `enum` is inferred from at least so many values, of at most so many different ones. */
const enumFrom = { seen: 20, distinct: 8 };

/**
 * Infers the narrowest schema of a place that does not depend on which events happened to be sampled: types, formats,
 * fields, all of them optional. No bounds, lengths or patterns, since the next event may lie beyond them.
 */
export function inferSchema(place: ObservedPlace, options: InferenceOptions): JsonSchema {
  const types = typesOf(place.types.keys());
  const type = types.length === 1 ? types[0]! : types;
  const listed = options.showValues ? enumOf(place, types) : undefined;
  if (listed !== undefined) return { type, enum: listed };
  const fields = [...place.fields].map(([name, child]) => [name, inferSchema(child, options)] as const);
  const isWhole = place.undeclaredLeftOut === 0;
  return {
    type,
    ...(types.includes('string') && place.format !== undefined && place.format !== 'none'
      ? { format: place.format }
      : {}),
    ...(types.includes('object') && fields.length > 0 && isWhole
      ? { properties: Object.fromEntries(fields) }
      : {}),
    ...(types.includes('array') && place.items !== undefined
      ? { items: inferSchema(place.items, options) }
      : {}),
  };
}

/** A schema that allows what each of two inferred ones allows. */
export function joinSchemas(one: JsonSchema, other: JsonSchema): JsonSchema {
  const types = typesOf([one.type, other.type].flat() as readonly JsonType[]);
  const type = types.length === 1 ? types[0]! : types;
  if (Array.isArray(one.enum) && Array.isArray(other.enum)) {
    return { type, enum: [...new Set([...(one.enum as Json[]), ...(other.enum as Json[])])] };
  }
  const [hasOne, hasOther] = [one, other].map(({ type: named }) => [named].flat() as readonly Json[]);
  /** What holds for a type alone is kept when the other schema says the same, or does not allow the type. */
  const keep = (name: JsonType, keyword: string, join: (a: Json, b: Json) => Json | undefined) => {
    const [a, b] = [one[keyword], other[keyword]];
    const missesOne = hasOne?.includes(name) === false;
    const missesOther = hasOther?.includes(name) === false;
    const joined =
      a !== undefined && b !== undefined ? join(a, b) : missesOne ? b : missesOther ? a : undefined;
    return joined === undefined ? {} : { [keyword]: joined };
  };
  return {
    type,
    ...keep('string', 'format', (a, b) => (a === b ? a : undefined)),
    ...keep('object', 'properties', joinProperties),
    ...keep('array', 'items', (a, b) => joinSchemas(a as JsonSchema, b as JsonSchema)),
  };
}

function joinProperties(a: Json, b: Json): Json {
  if (!isJsonObject(a) || !isJsonObject(b)) return a;
  const joined = Object.entries(b).map(([name, schema]) => {
    const known = Object.hasOwn(a, name) ? a[name] : undefined;
    return [name, known === undefined ? schema : joinSchemas(known as JsonSchema, schema as JsonSchema)];
  });
  return { ...a, ...(Object.fromEntries(joined) as JsonSchema) };
}

function typesOf(seen: Iterable<JsonType>): readonly JsonType[] {
  const types = new Set(seen);
  if (types.has('number')) types.delete('integer');
  return jsonTypes.filter((type) => types.has(type));
}

function enumOf(place: ObservedPlace, types: readonly JsonType[]): readonly Json[] | undefined {
  const { seen, values, valuesLeftOut, format } = place;
  if (types.join() !== 'string' || format !== 'none' || valuesLeftOut > 0) return undefined;
  if (seen < enumFrom.seen || values.size > enumFrom.distinct) return undefined;
  if ([...values.values()].some((count) => count < 2)) return undefined;
  return [...values.keys()].sort().map((text) => JSON.parse(text) as Json);
}
