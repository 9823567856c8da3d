/** Types of schema that the EventBridge schema registry stores. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html */
export type SchemaDialect = 'OpenApi3' | 'JSONSchemaDraft4';

/** What stands before the name of a component in a `$ref`, by dialect. */
export const referencePrefixes: Readonly<Record<SchemaDialect, string>> = {
  OpenApi3: '#/components/schemas/',
  JSONSchemaDraft4: '#/definitions/',
};

/** How messages name a dialect. */
export const dialectTitles: Readonly<Record<SchemaDialect, string>> = {
  OpenApi3: 'OpenAPI 3.0',
  JSONSchemaDraft4: 'JSON Schema draft 4',
};
