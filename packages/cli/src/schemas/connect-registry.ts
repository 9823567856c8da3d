import { SchemasClient } from '@aws-sdk/client-schemas';
import { createSchemaRegistryAdapter, type SchemaRegistryPort } from '@busbar/operations/registry';

/** Registry of the environment that developers deploy. */
export const defaultRegistry = 'busbar-dev';

/**
 * Reaches the schema registries of the account and region that the environment names. The Schemas API allows few calls a
 * second, so what is throttled is tried ten times.
 */
export function connectRegistry(): SchemaRegistryPort {
  return createSchemaRegistryAdapter({
    client: new SchemasClient({ maxAttempts: 10, retryMode: 'adaptive' }),
  });
}
