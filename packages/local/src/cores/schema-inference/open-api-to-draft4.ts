import { EVENT_COMPONENT } from './event-shape.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Writes an OpenAPI 3 document as JSON Schema draft 4: the component of the whole event is the root, all others are its
 * definitions.
 *
 * @param document checked OpenAPI 3.
 */
export function openApiToDraft4(document: Json): Json {
  const { info, components } = document as {
    readonly info: { readonly title: string };
    readonly components: { readonly schemas: Readonly<Record<string, Json>> };
  };
  const { schemas } = components;
  const names = Object.keys(schemas);
  const root = [EVENT_COMPONENT, 'Event'].find((name) => Object.hasOwn(schemas, name)) ?? names[0];
  const convert = (schema: unknown) => toDraft4(schema, root);
  const definitions = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => name !== root)
      .map(([name, schema]) => [name, convert(schema)]),
  );
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title: info.title,
    definitions,
    ...(root === undefined ? {} : (convert(schemas[root]) as Json)),
  };
}

const prefix = '#/components/schemas/';

function toDraft4(schema: unknown, root: string | undefined): unknown {
  if (!isObject(schema)) return schema;
  const convert = (each: unknown) => toDraft4(each, root);
  const { nullable, ...keywords } = schema;
  const converted = Object.fromEntries(
    Object.entries(keywords).map(([keyword, value]) => {
      if (keyword === '$ref' && typeof value === 'string' && value.startsWith(prefix)) {
        const name = value.slice(prefix.length);
        return [keyword, name === root ? '#' : `#/definitions/${name}`];
      }
      if (keyword === 'properties' && isObject(value)) {
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, each]) => [name, convert(each)])),
        ];
      }
      if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value)) {
        return [keyword, value.map(convert)];
      }
      return ['items', 'not', 'additionalProperties'].includes(keyword)
        ? [keyword, convert(value)]
        : [keyword, value];
    }),
  );
  if (nullable !== true || typeof converted.type !== 'string') return converted;
  const { type, enum: values } = converted;
  return {
    ...converted,
    type: [type, 'null'],
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...values, null] }),
  };
}
