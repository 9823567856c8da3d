import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toSchemaEntry } from './schemas-entry.ts';
import { members, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput {
  readonly SchemaVersion?: string;
}

/** Describes a version of a schema, without `SchemaVersion` the latest. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html#DescribeSchema */
export const describeSchema = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DescribeSchema',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}' },
    constraints: { ...ofSchema, SchemaVersion: members.text },
    permissions: permissionOn.schema('schemas:DescribeSchema'),
    handle({ SchemaVersion, ...name }) {
      const described = core.schemas.describe(toSchemaName(name), SchemaVersion);
      return { ...toSchemaEntry(described), Content: described.version.content };
    },
  });
