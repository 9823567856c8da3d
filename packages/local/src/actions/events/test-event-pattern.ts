import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly EventPattern: string;
  readonly Event: string;
}

/** Tells whether an event matches a pattern. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
export const testEventPattern = defineAction<Input>({
  service: 'events',
  name: 'TestEventPattern',
  permissions: permissionOn.everything('events:TestEventPattern'),
  handle(input, { services }) {
    checkInput(input, {
      EventPattern: must(members.eventPattern),
      Event: { type: 'string', required: true },
    });
    return { Result: eventBusCoreOf(services).testEventPattern(input.EventPattern, input.Event) };
  },
});
