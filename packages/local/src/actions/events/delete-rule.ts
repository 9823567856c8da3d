import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly Force?: boolean;
}

/** Deletes a rule that has no targets; one that does not exist is deleted already. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
export const deleteRule = defineAction<Input>({
  service: 'events',
  name: 'DeleteRule',
  permissions: permissionOn.rule('events:DeleteRule'),
  handle(input, { services }) {
    checkInput(input, {
      Name: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      Force: members.boolean,
    });
    const { Name, EventBusName, Force = false } = input;
    eventBusCoreOf(services).rules.delete({ name: Name, eventBusName: EventBusName }, Force);
  },
});
