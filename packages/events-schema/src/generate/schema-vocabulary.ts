import { isJsonObject, type Json, joinPointer } from './json-pointer.ts';

/** What a keyword holds: one schema, a list of schemas, schemas by name, or a plain value. */
type KeywordContent = 'schema' | 'schemas' | 'named-schemas' | 'value';

const inOneSchema =
  'additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties';
const inSchemas = 'allOf anyOf oneOf prefixItems';
const inNamedSchemas = '$defs dependentSchemas patternProperties properties';
const inValues =
  '$comment $ref $schema const contentEncoding contentMediaType default dependentRequired deprecated description enum ' +
  'examples exclusiveMaximum exclusiveMinimum format maxContains maxItems maxLength maxProperties maximum minContains ' +
  'minItems minLength minProperties minimum multipleOf pattern readOnly required title type uniqueItems writeOnly';

const entries = (keywords: string, content: KeywordContent) =>
  keywords.split(' ').map((keyword) => [keyword, content] as const);

/**
 * The keywords of JSON Schema 2020-12 that contracts use, with what each holds.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export const keywordContents: ReadonlyMap<string, KeywordContent> = new Map([
  ...entries(inOneSchema, 'schema'),
  ...entries(inSchemas, 'schemas'),
  ...entries(inNamedSchemas, 'named-schemas'),
  ...entries(inValues, 'value'),
]);

/** Keywords that 2020-12 or an older draft has and contracts do not use, with what to write instead. */
export const refusedKeywords: ReadonlyMap<string, string> = new Map([
  ['$id', 'Remove it: a contract is known by its place in the contracts folder'],
  ['$anchor', 'Refer to the place by its JSON pointer'],
  ['$dynamicAnchor', 'Use $defs and $ref'],
  ['$dynamicRef', 'Use $ref'],
  ['$vocabulary', 'Remove it: contracts use the 2020-12 vocabularies'],
  ['$recursiveRef', 'Use $ref'],
  ['definitions', 'Use $defs, its name since 2019-09'],
  ['dependencies', 'Use dependentRequired or dependentSchemas'],
  ['additionalItems', 'Use items beside prefixItems'],
  ['nullable', 'Add "null" to type'],
  ['example', 'Use examples'],
]);

/** A schema inside a schema document. */
export interface SchemaPlace {
  readonly schema: Json;
  readonly pointer: string;
}

/** The schemas directly inside a schema, by keyword, in the order of the document. */
export function subschemas(
  schema: Json,
  pointer = '',
): readonly (SchemaPlace & { readonly keyword: string })[] {
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, content]) => {
    const at = joinPointer(pointer, keyword);
    switch (keywordContents.get(keyword)) {
      case 'schema':
        return [{ keyword, schema: content, pointer: at }];
      case 'schemas':
      case 'named-schemas':
        return typeof content === 'object' && content !== null
          ? Object.entries(content).map(([name, inner]) => ({
              keyword,
              schema: inner as Json,
              pointer: joinPointer(at, name),
            }))
          : [];
      default:
        return [];
    }
  });
}

/** A schema and every schema inside it, outermost first. */
export function* allSchemas(schema: Json, pointer = ''): Generator<SchemaPlace> {
  yield { schema, pointer };
  for (const inner of subschemas(schema, pointer)) yield* allSchemas(inner.schema, inner.pointer);
}

/** A copy of a schema in which `rewrite` has been applied to every schema inside it, innermost last. */
export function mapSchema(
  schema: Json,
  rewrite: (schema: Json, pointer: string) => Json,
  pointer = '',
): Json {
  const rewritten = rewrite(schema, pointer);
  if (!isJsonObject(rewritten)) return rewritten;
  return Object.fromEntries(
    Object.entries(rewritten).map(([keyword, content]) => {
      const at = joinPointer(pointer, keyword);
      const inner = (value: Json, step: string | number) => mapSchema(value, rewrite, joinPointer(at, step));
      switch (keywordContents.get(keyword)) {
        case 'schema':
          return [keyword, mapSchema(content, rewrite, at)];
        case 'schemas':
          return [keyword, Array.isArray(content) ? content.map(inner) : content];
        case 'named-schemas':
          return [
            keyword,
            isJsonObject(content)
              ? Object.fromEntries(Object.entries(content).map(([name, value]) => [name, inner(value, name)]))
              : content,
          ];
        default:
          return [keyword, content];
      }
    }),
  );
}
