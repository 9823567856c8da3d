import type { Json } from '@busbar/events-schema/generate';
import type { JsonSchema } from './infer-schema.ts';

/** One edit of a schema file that makes it allow what was seen. */
export type SchemaEdit = {
  /** Path below the contracts folder. */
  readonly file: string;
  /** Pointer in the file to the schema that is edited. */
  readonly pointer: string;
} & (
  | { readonly kind: 'add-field'; readonly name: string; readonly schema: JsonSchema }
  | { readonly kind: 'add-values'; readonly values: readonly Json[] }
  | { readonly kind: 'add-type'; readonly type: 'null' | 'number' }
);
