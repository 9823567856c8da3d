import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
}

/** Takes the policy off a registry. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-policy.html#DeleteResourcePolicy */
export const deleteResourcePolicy = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DeleteResourcePolicy',
    rest: { method: 'DELETE', path: '/v1/policy', status: 204 },
    constraints: ofRegistry,
    permissions: permissionOn.registry('schemas:DeleteResourcePolicy'),
    handle: ({ RegistryName }) => core.registries.deletePolicy(RegistryName),
  });
