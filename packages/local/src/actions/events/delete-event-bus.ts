import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
}

/** Deletes a custom bus that has no rules. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
export const deleteEventBus = defineAction<Input>({
  service: 'events',
  name: 'DeleteEventBus',
  permissions: permissionOn.eventBus('events:DeleteEventBus', 'Name'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.eventBusName) });
    eventBusCoreOf(services).buses.delete(input.Name);
  },
});
