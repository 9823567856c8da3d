import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toDiscovererEntry } from './schemas-entry.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly DiscovererId: string;
}

/** Describes a discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers-id-discovererid.html#DescribeDiscoverer */
export const describeDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'DescribeDiscoverer',
    rest: { method: 'GET', path: '/v1/discoverers/id/{DiscovererId}' },
    constraints: { DiscovererId: members.discovererId },
    permissions: permissionOn.discoverer('schemas:DescribeDiscoverer'),
    handle: ({ DiscovererId }) => toDiscovererEntry(core.discoverers.get(DiscovererId)),
  });
