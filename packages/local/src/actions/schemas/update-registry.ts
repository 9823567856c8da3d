import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toRegistryEntry } from './schemas-entry.ts';
import { members, ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
  readonly Description?: string;
}

/** Changes the description of a registry. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html#UpdateRegistry */
export const updateRegistry = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'UpdateRegistry',
    rest: { method: 'PUT', path: '/v1/registries/name/{RegistryName}' },
    constraints: { ...ofRegistry, Description: members.description },
    permissions: permissionOn.registry('schemas:UpdateRegistry'),
    handle: ({ RegistryName, Description }) =>
      toRegistryEntry(core.registries.update(RegistryName, Description)),
  });
