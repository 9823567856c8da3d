import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly DiscovererId: string;
}

/** Deletes a discoverer; what it discovered stays. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers-id-discovererid.html#DeleteDiscoverer */
export const deleteDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DeleteDiscoverer',
    rest: { method: 'DELETE', path: '/v1/discoverers/id/{DiscovererId}', status: 204 },
    constraints: { DiscovererId: members.discovererId },
    permissions: permissionOn.discoverer('schemas:DeleteDiscoverer'),
    handle: ({ DiscovererId }) => core.discoverers.delete(DiscovererId),
  });
