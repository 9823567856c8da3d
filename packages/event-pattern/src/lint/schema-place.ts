import type { JsonValue } from '../value-test.ts';

/** A JSON Schema: true, false or an object of keywords. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** A schema inside a document. */
export interface SchemaPlace {
  readonly schema: JsonSchema;
  /** JSON Pointer from the document's top; undefined in what is known of every EventBridge event. */
  readonly pointer: string | undefined;
  /** The schema with the nearest `$id` around: references are relative to it. */
  readonly resource: SchemaResource;
}

/** A schema with an `$id`, or a whole document. */
export interface SchemaResource {
  readonly schema: JsonSchema;
  readonly pointer: string | undefined;
  readonly document: JsonSchema;
  /** A place of another document that stands inside this one: it keeps its own pointers and references. */
  readonly guest?: SchemaPlace | undefined;
}

/** Gives the place of a whole document. */
export function toDocumentPlace(schema: JsonSchema): SchemaPlace {
  return { schema, pointer: '', resource: { schema, pointer: '', document: schema } };
}

/** Gives the place of what is known without the document. A guest keeps its own place in it. */
export function toKnownPlace(schema: JsonSchema, guest?: SchemaPlace): SchemaPlace {
  return { schema, pointer: undefined, resource: { schema, pointer: undefined, document: schema, guest } };
}

/** Gives the place of a schema inside another, or undefined when no schema stands there. */
export function enterPlace(
  place: SchemaPlace,
  ...steps: readonly (string | number)[]
): SchemaPlace | undefined {
  let { pointer, resource } = place;
  let value: unknown = place.schema;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
    if (pointer !== undefined)
      pointer = `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isObject(value) && value === resource.guest?.schema) {
      ({ pointer, resource } = resource.guest);
    } else if (isObject(value) && typeof value['$id'] === 'string') {
      resource = { schema: value, pointer, document: resource.document };
    }
  }
  return isSchema(value) ? { schema: value, pointer, resource } : undefined;
}

/**
 * Follows a `$ref` inside its document.
 *
 * @returns undefined for a reference out of the document, or to nothing.
 */
export function followReference(place: SchemaPlace, reference: string): SchemaPlace | undefined {
  const [base = '', fragment = ''] = reference.split('#', 2);
  const resource = base === '' ? place.resource : findResource(place.resource.document, base);
  if (resource === undefined) return undefined;
  const top: SchemaPlace = { schema: resource.schema, pointer: resource.pointer, resource };
  if (fragment === '') return top;
  if (!fragment.startsWith('/')) return findPlace(top, (schema) => schema['$anchor'] === fragment);
  const steps = safeDecode(fragment).slice(1).split('/');
  return enterPlace(top, ...steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function findResource(document: JsonSchema, id: string): SchemaResource | undefined {
  return findPlace(toDocumentPlace(document), (schema) => schema['$id'] === id)?.resource;
}

function findPlace(
  top: SchemaPlace,
  isWanted: (schema: Readonly<Record<string, unknown>>) => boolean,
): SchemaPlace | undefined {
  const open: [unknown, readonly string[]][] = [[top.schema, []]];
  for (const [value, steps] of open) {
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && isWanted(value)) return enterPlace(top, ...steps);
    for (const [key, inner] of Object.entries(value)) open.push([inner, [...steps, key]]);
  }
  return undefined;
}

function safeDecode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value can stand for a schema. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value);
}

/** Gives a keyword that holds a list of JSON values. */
export function toList(value: unknown): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
