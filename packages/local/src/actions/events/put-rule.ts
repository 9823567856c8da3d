import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import { type RuleState, ruleStates } from '../../cores/event-bus/rule-record.ts';
import { addTags, type Tag } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { passRole, permissionOn } from './resource-arns.ts';

interface Input {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
  readonly State?: RuleState;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly Tags?: readonly Tag[];
}

/** Creates or replaces a rule; what is left out is taken away, targets and tags survive. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const putRule = defineAction<Input>({
  service: 'events',
  name: 'PutRule',
  permissions: (input, context) => [
    ...permissionOn.rule('events:PutRule')(input, context),
    ...passRole(input.RoleArn),
  ],
  handle(input, { services }) {
    checkInput(input, {
      Name: must(members.ruleName),
      EventBusName: members.eventBusNameOrArn,
      EventPattern: members.eventPattern,
      ScheduleExpression: { type: 'string', maximum: 256 },
      State: { type: 'string', values: ruleStates },
      Description: members.description,
      RoleArn: members.arn,
      Tags: members.tags,
    });
    const { Name, EventBusName, EventPattern, ScheduleExpression, State = 'ENABLED', Tags = [] } = input;
    if (!EventPattern && !ScheduleExpression) {
      throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
    }
    const rule = eventBusCoreOf(services).rules.put(
      { name: Name, eventBusName: EventBusName },
      {
        State,
        ...(EventPattern && { EventPattern }),
        ...(ScheduleExpression && { ScheduleExpression }),
        ...(input.Description !== undefined && { Description: input.Description }),
        ...(input.RoleArn !== undefined && { RoleArn: input.RoleArn }),
      },
      addTags({}, Tags),
    );
    return { RuleArn: rule.arn };
  },
});
