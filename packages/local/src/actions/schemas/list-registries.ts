import { isReadOnlyRegistry } from '../../cores/schema-registry/registry-record.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toRegistrySummary } from './schemas-entry.ts';
import { members, ofPage } from './schemas-members.ts';
import { type PageInput, toSchemasPage } from './schemas-page.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends PageInput {
  readonly RegistryNamePrefix?: string;
  readonly Scope?: string;
}

/** Lists registries by name: those of AWS (`Scope` AWS), own ones (LOCAL) or all. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries.html#ListRegistries */
export const listRegistries = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ListRegistries',
    rest: { method: 'GET', path: '/v1/registries' },
    constraints: {
      ...ofPage,
      RegistryNamePrefix: members.text,
      Scope: { type: 'string', values: ['LOCAL', 'AWS'] },
    },
    permissions: permissionOn.registries('schemas:ListRegistries'),
    handle({ RegistryNamePrefix = '', Scope, ...page }) {
      const found = core.registries
        .list()
        .filter(({ name }) => name.startsWith(RegistryNamePrefix))
        .filter(({ name }) => Scope === undefined || (Scope === 'AWS') === isReadOnlyRegistry(name));
      const { items, ...next } = toSchemasPage(found, page);
      return { ...next, Registries: items.map(toRegistrySummary) };
    },
  });
