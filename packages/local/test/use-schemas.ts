import {
  CreateRegistryCommand,
  type CreateRegistryCommandOutput,
  CreateSchemaCommand,
  type CreateSchemaCommandInput,
  type CreateSchemaCommandOutput,
  DescribeSchemaCommand,
  type DescribeSchemaCommandOutput,
  UpdateSchemaCommand,
  type UpdateSchemaCommandInput,
  type UpdateSchemaCommandOutput,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach } from 'vitest';
import { openApi, type SchemasCloud, startSchemasCloud } from './schemas-cloud.ts';

/** The registry and the schema that calls are on unless they say otherwise. */
export const RegistryName = 'orders';
export const SchemaName = 'shop@OrderPlaced';

/** Calls on a cloud that each test has to itself. */
export interface SchemasCalls {
  local(): SchemasCloud;
  createRegistry(name?: string, others?: object): Promise<CreateRegistryCommandOutput>;
  createSchema(others?: Partial<CreateSchemaCommandInput>): Promise<CreateSchemaCommandOutput>;
  updateSchema(others: Partial<UpdateSchemaCommandInput>): Promise<UpdateSchemaCommandOutput>;
  describeSchema(version?: string): Promise<DescribeSchemaCommandOutput>;
}

/** Starts a cloud before each test and stops it after. */
export function useSchemas(): SchemasCalls {
  let local: SchemasCloud;
  beforeEach(async () => {
    local = await startSchemasCloud();
  });
  afterEach(() => local.stop());

  return {
    local: () => local,
    createRegistry: (name = RegistryName, others = {}) =>
      local.schemas.send(new CreateRegistryCommand({ RegistryName: name, ...others })),
    createSchema: (others = {}) =>
      local.schemas.send(
        new CreateSchemaCommand({
          RegistryName,
          SchemaName,
          Type: 'OpenApi3',
          Content: openApi(),
          ...others,
        }),
      ),
    updateSchema: (others) =>
      local.schemas.send(new UpdateSchemaCommand({ RegistryName, SchemaName, ...others })),
    describeSchema: (version) =>
      local.schemas.send(
        new DescribeSchemaCommand({ RegistryName, SchemaName, ...(version && { SchemaVersion: version }) }),
      ),
  };
}
