import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toConnectionState } from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** Takes a connection's secrets away. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeauthorizeConnection.html */
export const deauthorizeConnection = defineAction<Input>({
  service: 'events',
  name: 'DeauthorizeConnection',
  permissions: permissionOn.connection('events:DeauthorizeConnection'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.connectionName) });
    return toConnectionState(apiDestinationCoreOf(services).connections.deauthorize(input.Name));
  },
});
