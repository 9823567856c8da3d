import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
export const eventsRule: ResourceProvider = {
  type: 'AWS::Events::Rule',
  async deploy(resource, { call }) {
    const {
      Description,
      EventPattern,
      RoleArn,
      ScheduleExpression,
      State,
      Tags,
      Targets = [],
    } = resource.properties;
    const name = resource.nameFrom('Name', 64);
    const eventBusName = String(resource.properties.EventBusName ?? 'default');
    const rule: Record<string, unknown> = { Name: name, EventBusName: eventBusName };
    if (EventPattern !== undefined) {
      rule.EventPattern = typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern);
    }
    for (const [key, value] of Object.entries({ Description, RoleArn, ScheduleExpression, State, Tags })) {
      if (value !== undefined) rule[key] = value;
    }
    const { RuleArn: arn } = (await call('events', 'PutRule', rule)) as { RuleArn: string };
    const targets = Targets as readonly { readonly Id: string }[];
    const { Targets: current } = (await call('events', 'ListTargetsByRule', {
      Rule: name,
      EventBusName: eventBusName,
    })) as { Targets: readonly { readonly Id: string }[] };
    const gone = current.map(({ Id }) => Id).filter((id) => !targets.some(({ Id }) => Id === id));
    if (gone.length > 0) {
      await call('events', 'RemoveTargets', { Rule: name, EventBusName: eventBusName, Ids: gone });
    }
    if (targets.length > 0) {
      const answer = (await call('events', 'PutTargets', {
        Rule: name,
        EventBusName: eventBusName,
        Targets: targets,
      })) as {
        FailedEntries?: readonly { readonly TargetId: string; readonly ErrorMessage: string }[];
      };
      const failed = answer.FailedEntries?.[0];
      if (failed) throw new Error(`target ${failed.TargetId} was refused: ${failed.ErrorMessage}`);
    }
    return { ref: eventBusName === 'default' ? name : `${eventBusName}|${name}`, attributes: { Arn: arn } };
  },
};
