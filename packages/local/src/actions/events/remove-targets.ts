import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly Rule: string;
  readonly EventBusName?: string;
  readonly Ids: readonly string[];
  readonly Force?: boolean;
}

/** Takes targets off a rule; ids that it does not have do not matter. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
export const removeTargets = defineAction<Input>({
  service: 'events',
  name: 'RemoveTargets',
  permissions: permissionOn.rule('events:RemoveTargets', 'Rule'),
  handle(input, { services }) {
    checkInput(input, {
      Rule: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      Ids: { type: 'list', required: true, minimum: 1, maximum: 100, member: members.targetId },
      Force: members.boolean,
    });
    const { Rule, EventBusName, Ids, Force = false } = input;
    eventBusCoreOf(services).rules.removeTargets({ name: Rule, eventBusName: EventBusName }, Ids, Force);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});
