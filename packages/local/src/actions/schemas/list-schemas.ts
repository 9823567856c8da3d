import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toSchemaSummary } from './schemas-entry.ts';
import { members, ofPage, ofRegistry } from './schemas-members.ts';
import { type PageInput, toSchemasPage } from './schemas-page.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends PageInput {
  readonly RegistryName: string;
  readonly SchemaNamePrefix?: string;
}

/** Lists the schemas of a registry by name. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas.html#ListSchemas */
export const listSchemas = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ListSchemas',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}/schemas' },
    constraints: { ...ofRegistry, ...ofPage, SchemaNamePrefix: members.text },
    permissions: permissionOn.schemas('schemas:ListSchemas'),
    handle({ RegistryName, SchemaNamePrefix = '', ...page }) {
      const found = core.schemas.list(RegistryName).filter(({ name }) => name.startsWith(SchemaNamePrefix));
      const { items, ...next } = toSchemasPage(found, page);
      return { ...next, Schemas: items.map(toSchemaSummary) };
    },
  });
