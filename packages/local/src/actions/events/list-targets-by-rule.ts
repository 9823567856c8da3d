import type { CloudContext } from '../../cloud-context.ts';
import { archiveArn } from '../../cores/event-bus/event-bus-arns.ts';
import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import type { RuleRecord } from '../../cores/event-bus/rule-record.ts';
import type { Target } from '../../cores/event-bus/target.ts';
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
  handle(input, { services, cloud }) {
    checkInput(input, {
      Rule: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const rule = eventBusCoreOf(services).rules.get({ name: input.Rule, eventBusName: input.EventBusName });
    const targets = rule.archiveName === undefined ? rule.targets : [archiveTarget(rule, cloud)];
    const { items, ...next } = toPage(targets, input);
    return { Targets: items, ...next };
  },
});

/** The target of the managed rule of an archive, as EventBridge shows it. */
function archiveTarget({ name, archiveName }: RuleRecord, cloud: CloudContext): Target {
  const arn = archiveArn(cloud, archiveName!);
  return {
    Id: name,
    Arn: `arn:aws:events:${cloud.region}:::`,
    InputTransformer: {
      InputPathsMap: {},
      InputTemplate: `{"archive-arn": "${arn}", "event": <aws.events.event.json>, "ingestion-time": <aws.events.event.ingestion-time>}`,
    },
  };
}
