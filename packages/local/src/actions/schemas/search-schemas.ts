import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toTime } from './schemas-entry.ts';
import { members, ofPage, ofRegistry } from './schemas-members.ts';
import { type PageInput, toSchemasPage } from './schemas-page.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends PageInput {
  readonly RegistryName: string;
  readonly Keywords: string;
}

/** Finds the versions whose names or contents have every one of the keywords, letter case aside. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-search.html#SearchSchemas */
export const searchSchemas = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'SearchSchemas',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}/schemas/search' },
    constraints: { ...ofRegistry, ...ofPage, Keywords: { ...members.text, required: true, minimum: 1 } },
    permissions: permissionOn.schemas('schemas:SearchSchemas'),
    handle({ RegistryName, Keywords, ...page }) {
      const keywords = Keywords.toLowerCase().split(/\s+/).filter(Boolean);
      const found = core.schemas.list(RegistryName).flatMap((schema) => {
        const versions = core.schemas.versions(schema).filter(({ version }) => {
          const text = `${schema.name} ${version.content}`.toLowerCase();
          return keywords.every((keyword) => text.includes(keyword));
        });
        return versions.length === 0 ? [] : [{ schema, versions }];
      });
      const { items, ...next } = toSchemasPage(found, page);
      return {
        ...next,
        Schemas: items.map(({ schema, versions }) => ({
          RegistryName,
          SchemaArn: schema.arn,
          SchemaName: schema.name,
          SchemaVersions: versions.map(({ version }) => ({
            CreatedDate: toTime(version.createdAtMs),
            SchemaVersion: String(version.version),
            Type: version.type,
          })),
        })),
      };
    },
  });
