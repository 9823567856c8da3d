import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toRegistryEntry } from './schemas-entry.ts';
import { ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
}

/** Describes a registry. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html#DescribeRegistry */
export const describeRegistry = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DescribeRegistry',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}' },
    constraints: ofRegistry,
    permissions: permissionOn.registry('schemas:DescribeRegistry'),
    handle: ({ RegistryName }) => toRegistryEntry(core.registries.get(RegistryName)),
  });
