import type { Tags } from '../../cores/event-bus/tags.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toDiscovererEntry } from './schemas-entry.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly SourceArn: string;
  readonly CrossAccount?: boolean;
  readonly Description?: string;
  readonly Tags?: Tags;
}

/** Creates a discoverer of the events of a bus, started. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers.html#CreateDiscoverer */
export const createDiscoverer = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'CreateDiscoverer',
    rest: { method: 'POST', path: '/v1/discoverers', status: 201 },
    constraints: {
      SourceArn: { type: 'string', required: true, minimum: 20, maximum: 1600 },
      CrossAccount: members.boolean,
      Description: members.description,
      Tags: members.tags,
    },
    permissions: permissionOn.discoverers('schemas:CreateDiscoverer'),
    handle({ SourceArn, CrossAccount, Description, Tags = {} }) {
      const discoverer = core.discoverers.create(SourceArn, {
        tags: Tags,
        ...(CrossAccount !== undefined && { crossAccount: CrossAccount }),
        ...(Description !== undefined && { description: Description }),
      });
      return toDiscovererEntry(discoverer);
    },
  });
