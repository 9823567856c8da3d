import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toEventBusEntry, toEventBusSettings } from './event-bus-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name?: string;
}

/** Describes a bus, the default one when none is named. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html */
export const describeEventBus = defineAction<Input>({
  service: 'events',
  name: 'DescribeEventBus',
  permissions: permissionOn.eventBus('events:DescribeEventBus', 'Name'),
  handle(input, { services }) {
    checkInput(input, { Name: members.eventBusNameOrArn });
    const bus = eventBusCoreOf(services).buses.get(input.Name);
    return { ...toEventBusEntry(bus), ...toEventBusSettings(bus) };
  },
});
