import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
  readonly EventBusName?: string;
}

/** Lets a rule match again. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html */
export const enableRule = defineAction<Input>({
  service: 'events',
  name: 'EnableRule',
  permissions: permissionOn.rule('events:EnableRule'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.ruleName), EventBusName: members.eventBusNameOrArn });
    eventBusCoreOf(services).rules.setState(
      { name: input.Name, eventBusName: input.EventBusName },
      'ENABLED',
    );
  },
});
