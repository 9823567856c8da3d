import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toDiscovererEntry } from './schemas-entry.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly DiscovererId: string;
  readonly CrossAccount?: boolean;
  readonly Description?: string;
}

/** Changes description and reach of a discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers-id-discovererid.html#UpdateDiscoverer */
export const updateDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'UpdateDiscoverer',
    rest: { method: 'PUT', path: '/v1/discoverers/id/{DiscovererId}' },
    constraints: {
      DiscovererId: members.discovererId,
      CrossAccount: members.boolean,
      Description: members.description,
    },
    permissions: permissionOn.discoverer('schemas:UpdateDiscoverer'),
    handle({ DiscovererId, CrossAccount, Description }) {
      const discoverer = core.discoverers.update(DiscovererId, {
        ...(CrossAccount !== undefined && { crossAccount: CrossAccount }),
        ...(Description !== undefined && { description: Description }),
      });
      return toDiscovererEntry(discoverer);
    },
  });
