import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { resourceNotFound } from '../../cores/event-bus/event-bus-errors.ts';
import { type EventBusSettings, eventBusSettings } from '../../cores/event-bus/event-bus-registry.ts';
import { addTags, type Tag } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toEventBusSettings } from './event-bus-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { pickMembers } from './pick-members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends EventBusSettings {
  readonly Name: string;
  readonly EventSourceName?: string;
  readonly Tags?: readonly Tag[];
}

/** Creates a custom bus. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
export const createEventBus = defineAction<Input>({
  service: 'events',
  name: 'CreateEventBus',
  permissions: permissionOn.eventBus('events:CreateEventBus', 'Name'),
  handle(input, { services }) {
    checkInput(input, {
      Name: must(members.eventBusName),
      EventSourceName: { type: 'string' },
      Description: members.description,
      KmsKeyIdentifier: members.kmsKeyIdentifier,
      DeadLetterConfig: members.deadLetterConfig,
      LogConfig: members.logConfig,
      Tags: members.tags,
    });
    const { Name, EventSourceName, Tags = [] } = input;
    if (EventSourceName !== undefined) {
      throw resourceNotFound(`Event source ${EventSourceName} does not exist.`);
    }
    const settings = pickMembers(input, eventBusSettings);
    const bus = eventBusCoreOf(services).buses.create(Name, settings, addTags({}, Tags));
    return { EventBusArn: bus.arn, ...toEventBusSettings(bus) };
  },
});
