import type { SchemaDialect } from '../schema-dialect.ts';

/** Keywords that OpenAPI 3.0 and JSON Schema draft 4 share and that go on as they are, but for the schemas in them. */
export const sharedKeywords: ReadonlySet<string> = new Set(
  (
    'title description default multipleOf maxLength minLength pattern maxItems minItems uniqueItems maxProperties ' +
    'minProperties required properties additionalProperties allOf anyOf oneOf not items'
  ).split(' '),
);

/** Keywords that a conversion takes in hand by themselves, by dialect. */
export const handledKeywords: Readonly<Record<SchemaDialect, ReadonlySet<string>>> = {
  OpenApi3: new Set(
    '$ref type enum format minimum maximum exclusiveMinimum exclusiveMaximum nullable example deprecated readOnly writeOnly'.split(
      ' ',
    ),
  ),
  JSONSchemaDraft4: new Set(
    '$ref $schema type enum format minimum maximum exclusiveMinimum exclusiveMaximum additionalItems patternProperties dependencies definitions'.split(
      ' ',
    ),
  ),
};

/** Keywords that say nothing of which documents are valid, and have no place in a contract. */
export const droppedKeywords: Readonly<Record<SchemaDialect, ReadonlySet<string>>> = {
  OpenApi3: new Set(['xml', 'externalDocs', 'discriminator']),
  JSONSchemaDraft4: new Set(),
};

/** What `x-` keywords of converted schemas were called before. */
export const extensionKeywords: ReadonlyMap<string, string> = new Map([
  ['x-comment', '$comment'],
  ...[
    'examples',
    'deprecated',
    'readOnly',
    'writeOnly',
    'contentEncoding',
    'contentMediaType',
    'contentSchema',
  ].map((keyword) => [`x-${keyword}`, keyword] as const),
]);
