import type { SchemaDialect } from '@busbar/events-schema/registry';

/** A schema in a registry, without its content. */
export interface SchemaSummary {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A schema in a registry, in its newest version. */
export interface RegisteredSchema extends SchemaSummary {
  readonly arn: string;
  readonly dialect: SchemaDialect;
  readonly content: string;
  /** The registry's own counter of versions: `"3"`. */
  readonly schemaVersion: string;
}

/** What is written of a schema. */
export interface SchemaInput {
  readonly name: string;
  readonly dialect: SchemaDialect;
  readonly content: string;
  readonly description: string;
}

/**
 * A schema registry. Every call throws `RegistryThrottledError`, `RegistryNotFoundError` or `RegistryCallError`.
 */
export interface SchemaRegistryPort {
  /** Every schema of a registry, all pages of it. */
  listSchemas(registryName: string): Promise<readonly SchemaSummary[]>;
  /** The newest version of a schema; `undefined` where there is none. */
  describeSchema(registryName: string, schemaName: string): Promise<RegisteredSchema | undefined>;
  createSchema(
    registryName: string,
    schema: SchemaInput & { readonly tags: Readonly<Record<string, string>> },
  ): Promise<void>;
  /** Adds a version. */
  updateSchema(registryName: string, schema: SchemaInput): Promise<void>;
  tagSchema(registryName: string, arn: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** Makes a registry; one that is there stays as it is. */
  createRegistry(registryName: string): Promise<void>;
}
