import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import {
  type ConnectionInput,
  connectionConstraints,
  connectionSettingsOf,
  toConnectionState,
} from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { permissionOn } from './resource-arns.ts';

/** Changes a connection and authorizes it anew; what is left out stays. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateConnection.html */
export const updateConnection = defineAction<ConnectionInput>({
  service: 'events',
  name: 'UpdateConnection',
  permissions: permissionOn.connection('events:UpdateConnection'),
  handle(input, { services }) {
    checkInput(input, connectionConstraints({ whole: false }));
    const core = apiDestinationCoreOf(services);
    const connection = core.connections.update(input.Name, connectionSettingsOf(input));
    core.authorize(connection.arn);
    return toConnectionState(connection);
  },
});
