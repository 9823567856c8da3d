import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { type EventBusSettings, eventBusSettings } from '../../cores/event-bus/event-bus-registry.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toEventBusSettings } from './event-bus-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members } from './members.ts';
import { pickMembers } from './pick-members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends EventBusSettings {
  readonly Name?: string;
}

/** Changes what is set on a bus; what is left out stays. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateEventBus.html */
export const updateEventBus = defineAction<Input>({
  service: 'events',
  name: 'UpdateEventBus',
  permissions: permissionOn.eventBus('events:UpdateEventBus', 'Name'),
  handle(input, { services }) {
    checkInput(input, {
      Name: members.eventBusName,
      Description: members.description,
      KmsKeyIdentifier: members.kmsKeyIdentifier,
      DeadLetterConfig: members.deadLetterConfig,
      LogConfig: members.logConfig,
    });
    const bus = eventBusCoreOf(services).buses.update(input.Name, pickMembers(input, eventBusSettings));
    return { Arn: bus.arn, Name: bus.name, ...toEventBusSettings(bus) };
  },
});
