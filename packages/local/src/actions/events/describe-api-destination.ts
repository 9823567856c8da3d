import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toApiDestinationEntry } from './api-destination-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeApiDestination.html */
export const describeApiDestination = defineAction<Input>({
  service: 'events',
  name: 'DescribeApiDestination',
  permissions: permissionOn.apiDestination('events:DescribeApiDestination'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.apiDestinationName) });
    const { destinations } = apiDestinationCoreOf(services);
    const destination = destinations.get(input.Name);
    return {
      ...toApiDestinationEntry(destination, destinations),
      ...(destination.description !== undefined && { Description: destination.description }),
    };
  },
});
