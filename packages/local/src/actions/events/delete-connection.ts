import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toConnectionState } from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** Deletes a connection with its secrets; its API destinations become inactive. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteConnection.html */
export const deleteConnection = defineAction<Input>({
  service: 'events',
  name: 'DeleteConnection',
  permissions: permissionOn.connection('events:DeleteConnection'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.connectionName) });
    const deleted = apiDestinationCoreOf(services).connections.delete(input.Name);
    return { ...toConnectionState(deleted), ConnectionState: 'DELETING' };
  },
});
