import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
}

/** Deletes a registry that is empty. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html#DeleteRegistry */
export const deleteRegistry = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DeleteRegistry',
    rest: { method: 'DELETE', path: '/v1/registries/name/{RegistryName}', status: 204 },
    constraints: ofRegistry,
    permissions: permissionOn.registry('schemas:DeleteRegistry'),
    handle: ({ RegistryName }) => core.registries.delete(RegistryName),
  });
