import type { Tags } from '../../cores/event-bus/tags.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toRegistryEntry } from './schemas-entry.ts';
import { members, ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
  readonly Description?: string;
  readonly Tags?: Tags;
}

/** Creates a registry. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html#CreateRegistry */
export const createRegistry = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'CreateRegistry',
    rest: { method: 'POST', path: '/v1/registries/name/{RegistryName}', status: 201 },
    constraints: { ...ofRegistry, Description: members.description, Tags: members.tags },
    permissions: permissionOn.registry('schemas:CreateRegistry'),
    handle({ RegistryName, Description, Tags = {} }) {
      const registry = core.registries.create(RegistryName, {
        tags: Tags,
        ...(Description !== undefined && { description: Description }),
      });
      return toRegistryEntry(registry);
    },
  });
