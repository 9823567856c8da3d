import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import type { ConnectionSettings } from '../../cores/api-destination/connection-registry.ts';
import { defineAction } from '../../gateway/service-action.ts';
import {
  type ConnectionInput,
  connectionConstraints,
  connectionSettingsOf,
  toConnectionState,
} from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { permissionOn } from './resource-arns.ts';

/** Creates a connection; one with OAuth asks for its first token. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html */
export const createConnection = defineAction<ConnectionInput>({
  service: 'events',
  name: 'CreateConnection',
  permissions: permissionOn.connection('events:CreateConnection'),
  handle(input, { services }) {
    checkInput(input, connectionConstraints({ whole: true }));
    const core = apiDestinationCoreOf(services);
    const settings = connectionSettingsOf(input) as ConnectionSettings;
    const connection = core.connections.create(input.Name, settings);
    core.authorize(connection.arn);
    return toConnectionState(connection);
  },
});
