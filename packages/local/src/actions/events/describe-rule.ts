import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';
import { toRuleEntry } from './rule-entry.ts';

interface Input {
  readonly Name: string;
  readonly EventBusName?: string;
}

/** Describes a rule. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html */
export const describeRule = defineAction<Input>({
  service: 'events',
  name: 'DescribeRule',
  permissions: permissionOn.rule('events:DescribeRule'),
  handle(input, { cloud, services }) {
    checkInput(input, { Name: must(members.ruleName), EventBusName: members.eventBusNameOrArn });
    const rule = eventBusCoreOf(services).rules.get({ name: input.Name, eventBusName: input.EventBusName });
    return { ...toRuleEntry(rule), CreatedBy: cloud.accountId };
  },
});
