import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';
import { toRuleEntry } from './rule-entry.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
  readonly EventBusName?: string;
}

/** Lists the rules of a bus, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
export const listRules = defineAction<Input>({
  service: 'events',
  name: 'ListRules',
  permissions: permissionOn.everything('events:ListRules'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix = '', EventBusName } = input;
    const rules = eventBusCoreOf(services).rules.list(EventBusName);
    const { items, ...next } = toPage(
      rules.filter(({ name }) => name.startsWith(NamePrefix)),
      input,
    );
    return { Rules: items.map(toRuleEntry), ...next };
  },
});
