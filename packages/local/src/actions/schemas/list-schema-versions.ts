import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toVersionSummary } from './schemas-entry.ts';
import { ofPage, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { type PageInput, toSchemasPage } from './schemas-page.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput, PageInput {}

/** Lists the versions of a schema, the oldest first. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname-versions.html#ListSchemaVersions */
export const listSchemaVersions = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ListSchemaVersions',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}/versions' },
    constraints: { ...ofSchema, ...ofPage },
    permissions: permissionOn.schema('schemas:ListSchemaVersions'),
    handle(input) {
      const { items, ...next } = toSchemasPage(core.schemas.versions(toSchemaName(input)), input);
      return { ...next, SchemaVersions: items.map(toVersionSummary) };
    },
  });
