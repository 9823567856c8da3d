import type { RegisteredSchema, SchemaRegistryPort } from './schema-registry-port.ts';

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
  const listed = (await registry.listSchemas(registryName)).map(({ name }) => name);
  const wanted = [...new Set(names === undefined || names.length === 0 ? listed : names)].sort();
  const schemas: RegisteredSchema[] = [];
  const missing: string[] = [];
  for (const name of wanted) {
    const schema = listed.includes(name) ? await registry.describeSchema(registryName, name) : undefined;
    if (schema === undefined) missing.push(name);
    else schemas.push(schema);
  }
  return { schemas, missing };
}
