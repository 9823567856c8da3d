import type { Tags } from '../event-bus/tags.ts';

/** Specifications in which a schema can be written. */
export const schemaTypes = ['OpenApi3', 'JSONSchemaDraft4'] as const;
/** Types of schema that a registry stores. */
export type SchemaType = (typeof schemaTypes)[number];

/** A schema as it is stored; its versions are stored beside it. */
export interface SchemaRecord {
  readonly registryName: string;
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly modifiedAtMs: number;
  /** Versions that are there, ascending; a deleted one's number is not given again. */
  readonly versions: readonly number[];
  readonly lastVersion: number;
}

/** A version of a schema as it is stored. */
export interface SchemaVersionRecord {
  readonly version: number;
  readonly type: SchemaType;
  readonly content: string;
  readonly createdAtMs: number;
  /** ClientTokenId of the update that made it. */
  readonly clientTokenId?: string;
}
