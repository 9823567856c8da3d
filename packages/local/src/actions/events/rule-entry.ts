import type { RuleRecord } from '../../cores/event-bus/rule-record.ts';

/** Shows a rule as ListRules and DescribeRule do. */
export function toRuleEntry({ name, arn, eventBusName, managedBy, ...rule }: RuleRecord) {
  return {
    Name: name,
    Arn: arn,
    ...(rule.EventPattern !== undefined && { EventPattern: rule.EventPattern }),
    ...(rule.ScheduleExpression !== undefined && { ScheduleExpression: rule.ScheduleExpression }),
    State: rule.State,
    ...(rule.Description !== undefined && { Description: rule.Description }),
    ...(rule.RoleArn !== undefined && { RoleArn: rule.RoleArn }),
    ...(managedBy !== undefined && { ManagedBy: managedBy }),
    EventBusName: eventBusName,
  };
}
