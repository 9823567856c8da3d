import type { JsonObject } from '../../compatibility/schema-space.ts';
import type { Json } from '../../generate/json-pointer.ts';
import type { SchemaDialect } from '../schema-dialect.ts';

/** What converting one schema asks of the conversion of its whole document. */
export interface DownContext {
  readonly dialect: SchemaDialect;
  /** The document that every `$ref` leads into. */
  readonly document: Json;
  /** Converts a schema inside the one at hand. */
  convert(schema: Json, pointer: string): JsonObject;
  /** The `$ref` to the component that holds what a `$ref` of the document names. */
  refer(ref: string): string;
  /** Says that the dialect has no words for a keyword. */
  refuse(pointer: string, keyword: string, reason: string, fix: string): void;
  /** Says what holds only for validators of a kind. */
  note(text: string): void;
}

/** Converts some keywords of a schema. */
export type DownRule = (
  schema: JsonObject,
  pointer: string,
  target: TargetSchema,
  context: DownContext,
) => void;

/** A converted schema as it grows. */
export interface TargetSchema {
  /** Keywords that stand in the schema itself. */
  readonly keywords: Record<string, Json>;
  /** Adds a schema that must hold as well, wherever it finds room. */
  also(schema: JsonObject): void;
  build(): JsonObject;
}

/** Keywords that read none of their neighbours, so that they may stand beside any. */
const loners = new Set(['not', 'anyOf', 'enum']);

/** Creates a converted schema without keywords. */
export function createTargetSchema(): TargetSchema {
  const keywords: Record<string, Json> = {};
  const besides: JsonObject[] = [];
  return {
    keywords,
    also: (schema) => void besides.push(schema),
    build() {
      const own = Array.isArray(keywords.allOf) ? (keywords.allOf as readonly Json[]) : [];
      const { allOf: _, ...built } = keywords;
      const apart: JsonObject[] = [];
      for (const schema of besides) {
        const [keyword, ...others] = Object.keys(schema);
        if (keyword !== undefined && others.length === 0 && loners.has(keyword) && !(keyword in built)) {
          built[keyword] = schema[keyword]!;
        } else if (keyword !== undefined) apart.push(schema);
      }
      if (own.length === 0 && apart.length === 1 && Object.keys(built).length === 0) return apart[0]!;
      const allOf = [...own, ...apart];
      return allOf.length === 0 ? built : { ...built, allOf };
    },
  };
}

/** A schema that no document satisfies. */
export const nothing: JsonObject = { not: {} };
