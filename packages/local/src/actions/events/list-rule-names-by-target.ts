import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly TargetArn: string;
  readonly EventBusName?: string;
}

/** Lists the names of the rules of a bus that have a target, sorted. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html */
export const listRuleNamesByTarget = defineAction<Input>({
  service: 'events',
  name: 'ListRuleNamesByTarget',
  permissions: permissionOn.everything('events:ListRuleNamesByTarget'),
  handle(input, { services }) {
    checkInput(input, {
      TargetArn: must(members.arn),
      EventBusName: members.eventBusNameOrArn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const rules = eventBusCoreOf(services).rules.list(input.EventBusName);
    const names = rules
      .filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn))
      .map(({ name }) => name);
    const { items, ...next } = toPage(names, input);
    return { RuleNames: items, ...next };
  },
});
