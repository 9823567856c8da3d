import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import type { Target } from '../../cores/event-bus/target.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { passRole, permissionOn } from './resource-arns.ts';
import { refuseUnsupportedMembers, targetsConstraint } from './targets-constraint.ts';

interface Input {
  readonly Rule: string;
  readonly EventBusName?: string;
  readonly Targets: readonly Target[];
}

/** Adds targets to a rule, or replaces those with the same ids. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const putTargets = defineAction<Input>({
  service: 'events',
  name: 'PutTargets',
  permissions: (input, context) => [
    ...permissionOn.rule('events:PutTargets', 'Rule')(input, context),
    ...rolesOf(input).flatMap(passRole),
  ],
  handle(input, { services }) {
    checkInput(input, {
      Rule: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      Targets: targetsConstraint,
    });
    const { Rule, EventBusName, Targets } = input;
    refuseUnsupportedMembers(Targets);
    eventBusCoreOf(services).rules.putTargets({ name: Rule, eventBusName: EventBusName }, Targets);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});

function rolesOf({ Targets }: Input): readonly unknown[] {
  if (!Array.isArray(Targets)) return [];
  return Targets.map((target: unknown) => (target as Partial<Target> | null)?.RoleArn);
}
