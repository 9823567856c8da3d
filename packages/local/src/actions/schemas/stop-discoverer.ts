import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly DiscovererId: string;
}

/** Stops a discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers-id-discovererid-stop.html#StopDiscoverer */
export const stopDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'StopDiscoverer',
    rest: { method: 'POST', path: '/v1/discoverers/id/{DiscovererId}/stop' },
    constraints: { DiscovererId: members.discovererId },
    permissions: permissionOn.discoverer('schemas:StopDiscoverer'),
    handle({ DiscovererId }) {
      const { id, state } = core.discoverers.setState(DiscovererId, 'STOPPED');
      return { DiscovererId: id, State: state };
    },
  });
