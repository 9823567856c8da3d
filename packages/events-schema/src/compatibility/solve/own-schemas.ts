import { isJsonObject, type Json } from '../../generate/json-pointer.ts';
import type { SchemaNode, SchemaSpace } from '../schema-space.ts';

/** Reads the schemas that a schema holds, by keyword. */
export interface OwnSchemas {
  one(keyword: string): SchemaNode | undefined;
  many(keyword: string): readonly SchemaNode[];
  named(keyword: string): readonly (readonly [name: string, node: SchemaNode])[];
}

export function ownSchemas(
  space: SchemaSpace,
  schema: { readonly [key: string]: Json },
  document: Json,
): OwnSchemas {
  return {
    one: (keyword) => (schema[keyword] === undefined ? undefined : space.node(schema[keyword], document)),
    many: (keyword) => {
      const content = schema[keyword];
      return Array.isArray(content) ? content.map((inner: Json) => space.node(inner, document)) : [];
    },
    named: (keyword) => {
      const content = schema[keyword];
      return isJsonObject(content)
        ? Object.entries(content).map(([name, inner]) => [name, space.node(inner, document)] as const)
        : [];
    },
  };
}
