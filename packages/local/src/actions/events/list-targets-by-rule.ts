import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly Rule: string;
  readonly EventBusName?: string;
}

/** Lists the targets of a rule, in the order they were put. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html */
export const listTargetsByRule = defineAction<Input>({
  service: 'events',
  name: 'ListTargetsByRule',
  permissions: permissionOn.rule('events:ListTargetsByRule', 'Rule'),
  handle(input, { services }) {
    checkInput(input, {
      Rule: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const rule = eventBusCoreOf(services).rules.get({ name: input.Rule, eventBusName: input.EventBusName });
    const { items, ...next } = toPage(rule.targets, input);
    return { Targets: items, ...next };
  },
});
