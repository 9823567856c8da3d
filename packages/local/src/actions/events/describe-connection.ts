import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { withoutSecrets } from '../../cores/api-destination/connection.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toConnectionEntry } from './connection-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** Describes a connection without its secrets. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeConnection.html */
export const describeConnection = defineAction<Input>({
  service: 'events',
  name: 'DescribeConnection',
  permissions: permissionOn.connection('events:DescribeConnection'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.connectionName) });
    const connection = apiDestinationCoreOf(services).connections.get(input.Name);
    const { description, kmsKeyIdentifier, authParameters, secretArn } = connection;
    return {
      ...toConnectionEntry(connection),
      SecretArn: secretArn,
      ...(description !== undefined && { Description: description }),
      ...(kmsKeyIdentifier !== undefined && { KmsKeyIdentifier: kmsKeyIdentifier }),
      ...(authParameters !== undefined && { AuthParameters: withoutSecrets(authParameters) }),
    };
  },
});
