import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteApiDestination.html */
export const deleteApiDestination = defineAction<Input>({
  service: 'events',
  name: 'DeleteApiDestination',
  permissions: permissionOn.apiDestination('events:DeleteApiDestination'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.apiDestinationName) });
    apiDestinationCoreOf(services).destinations.delete(input.Name);
    return {};
  },
});
