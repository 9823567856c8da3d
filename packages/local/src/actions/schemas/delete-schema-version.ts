import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput {
  readonly SchemaVersion: string;
}

/** Deletes a version of a schema; its number is not given again. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname-version-schemaversion.html#DeleteSchemaVersion */
export const deleteSchemaVersion = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DeleteSchemaVersion',
    rest: {
      method: 'DELETE',
      path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}/version/{SchemaVersion}',
      status: 204,
    },
    constraints: { ...ofSchema, SchemaVersion: { ...members.text, required: true } },
    permissions: permissionOn.schema('schemas:DeleteSchemaVersion'),
    handle: ({ SchemaVersion, ...name }) => core.schemas.deleteVersion(toSchemaName(name), SchemaVersion),
  });
