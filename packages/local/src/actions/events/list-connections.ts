import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toConnectionEntry } from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
  readonly ConnectionState?: string;
}

const states = [
  'CREATING',
  'UPDATING',
  'DELETING',
  'AUTHORIZED',
  'DEAUTHORIZED',
  'AUTHORIZING',
  'DEAUTHORIZING',
  'ACTIVE',
  'FAILED_CONNECTIVITY',
];

/** Lists the connections, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListConnections.html */
export const listConnections = defineAction<Input>({
  service: 'events',
  name: 'ListConnections',
  permissions: permissionOn.everything('events:ListConnections'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.connectionName),
      ConnectionState: { type: 'string', values: states },
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix = '', ConnectionState } = input;
    const connections = apiDestinationCoreOf(services)
      .connections.list()
      .filter(({ name }) => name.startsWith(NamePrefix))
      .filter(({ state }) => ConnectionState === undefined || state === ConnectionState);
    const { items, ...next } = toPage(connections, input);
    return { Connections: items.map(toConnectionEntry), ...next };
  },
});
