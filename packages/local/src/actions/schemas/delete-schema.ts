import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

/** Deletes a schema with its versions. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html#DeleteSchema */
export const deleteSchema = (core: SchemaRegistryCore) =>
  defineSchemasAction<SchemaInput>({
    name: 'DeleteSchema',
    rest: {
      method: 'DELETE',
      path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}',
      status: 204,
    },
    constraints: ofSchema,
    permissions: permissionOn.schema('schemas:DeleteSchema'),
    handle: (name) => core.schemas.delete(toSchemaName(name)),
  });
