import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
  readonly EventBusName?: string;
}

/** Keeps a rule from matching. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html */
export const disableRule = defineAction<Input>({
  service: 'events',
  name: 'DisableRule',
  permissions: permissionOn.rule('events:DisableRule'),
  handle(input, { services }) {
    checkInput(input, { Name: must(members.ruleName), EventBusName: members.eventBusNameOrArn });
    eventBusCoreOf(services).rules.setState(
      { name: input.Name, eventBusName: input.EventBusName },
      'DISABLED',
    );
  },
});
