import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly DiscovererId: string;
}

/** Starts a discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers-id-discovererid-start.html#StartDiscoverer */
export const startDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'StartDiscoverer',
    rest: { method: 'POST', path: '/v1/discoverers/id/{DiscovererId}/start' },
    constraints: { DiscovererId: members.discovererId },
    permissions: permissionOn.discoverer('schemas:StartDiscoverer'),
    handle({ DiscovererId }) {
      const { id, state } = core.discoverers.setState(DiscovererId, 'STARTED');
      return { DiscovererId: id, State: state };
    },
  });
