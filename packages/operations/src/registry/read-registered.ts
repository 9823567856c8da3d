import type { RegisteredSchema, SchemaRegistryPort } from './schema-registry-port.ts';

/** Options of {@link readRegistered}. */
export interface ReadRegisteredOptions {
  readonly registry: SchemaRegistryPort;
  readonly registryName: string;
  /** Names of schemas. @default every schema of the registry */
  readonly names?: readonly string[];
}

/** Schemas of a registry, and the names that it does not have. */
export interface ReadRegistered {
  readonly schemas: readonly RegisteredSchema[];
  readonly missing: readonly string[];
}

/**
 * Reads schemas of a registry in their newest versions, sorted by name.
 *
 * @throws {RegistryNotFoundError} @throws {RegistryThrottledError} @throws {RegistryCallError}
 */
export async function readRegistered({
  registry,
  registryName,
  names,
}: ReadRegisteredOptions): Promise<ReadRegistered> {
  const isNamed = names !== undefined && names.length > 0;
  const wanted = isNamed ? names : (await registry.listSchemas(registryName)).map(({ name }) => name);
  const schemas: RegisteredSchema[] = [];
  const missing: string[] = [];
  for (const name of [...new Set(wanted)].sort()) {
    const schema = await registry.describeSchema(registryName, name);
    if (schema === undefined) missing.push(name);
    else schemas.push(schema);
  }
  // A schema is not found in a registry that is not there either: reading that says so.
  if (isNamed && schemas.length === 0) await registry.listSchemas(registryName);
  return { schemas, missing };
}
