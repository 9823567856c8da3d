import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toPolicyEntry } from './schemas-entry.ts';
import { ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
}

/** Shows the policy of a registry. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-policy.html#GetResourcePolicy */
export const getResourcePolicy = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'GetResourcePolicy',
    rest: { method: 'GET', path: '/v1/policy' },
    constraints: ofRegistry,
    permissions: permissionOn.registry('schemas:GetResourcePolicy'),
    handle: ({ RegistryName }) => toPolicyEntry(core.registries.policyOf(RegistryName)),
  });
