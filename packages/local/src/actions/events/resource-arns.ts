import { apiDestinationArn } from '../../cores/api-destination/api-destination.ts';
import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { connectionArn } from '../../cores/api-destination/connection.ts';
import {
  archiveArn,
  eventBusArn,
  eventBusNameOf,
  replayArn,
  ruleArn,
} from '../../cores/event-bus/event-bus-arns.ts';
import type { ActionContext, RequiredPermission } from '../../gateway/service-action.ts';

/** Any input; what it holds is looked at with care. */
type Input = object;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const member = (input: Input, name: string) => (input as Readonly<Record<string, unknown>>)[name];
const busName = ({ cloud }: ActionContext, nameOrArn: unknown) =>
  eventBusNameOf(cloud, typeof nameOrArn === 'string' ? nameOrArn : undefined);

/**
 * Permissions of one action by the kind of resource that it is on. Inputs are not checked yet when these are asked.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
export const permissionOn = {
  everything: (action: string) => (): readonly RequiredPermission[] => [{ action, resource: '*' }],
  eventBus:
    (action: string, name: 'Name' | 'EventBusName') =>
    (input: Input, context: ActionContext): readonly RequiredPermission[] => [
      { action, resource: eventBusArn(context.cloud, busName(context, member(input, name))) },
    ],
  rule:
    (action: string, name: 'Name' | 'Rule' = 'Name') =>
    (input: Input, context: ActionContext): readonly RequiredPermission[] => [
      {
        action,
        resource: ruleArn(
          context.cloud,
          busName(context, member(input, 'EventBusName')),
          text(member(input, name)),
        ),
      },
    ],
  archive:
    (action: string) =>
    (input: Input, { cloud }: ActionContext): readonly RequiredPermission[] => [
      { action, resource: archiveArn(cloud, text(member(input, 'ArchiveName'))) },
    ],
  replay:
    (action: string) =>
    (input: Input, { cloud }: ActionContext): readonly RequiredPermission[] => [
      { action, resource: replayArn(cloud, text(member(input, 'ReplayName'))) },
    ],
  connection:
    (action: string) =>
    (input: Input, { cloud, services }: ActionContext): readonly RequiredPermission[] => {
      const name = text(member(input, 'Name'));
      const known = apiDestinationCoreOf(services).connections.find(name);
      return [{ action, resource: known?.arn ?? connectionArn(cloud, name, '*') }];
    },
  apiDestination:
    (action: string) =>
    (input: Input, { cloud, services }: ActionContext): readonly RequiredPermission[] => {
      const name = text(member(input, 'Name'));
      const known = apiDestinationCoreOf(services).destinations.find(name);
      return [{ action, resource: known?.arn ?? apiDestinationArn(cloud, name, '*') }];
    },
  arn:
    (action: string) =>
    (input: Input): readonly RequiredPermission[] => [
      { action, resource: text(member(input, 'ResourceARN')) },
    ],
} as const;

/** That a caller may hand a role to EventBridge. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function passRole(roleArn: unknown): readonly RequiredPermission[] {
  if (typeof roleArn !== 'string') return [];
  return [
    {
      action: 'iam:PassRole',
      resource: roleArn,
      conditions: { 'iam:passedtoservice': 'events.amazonaws.com' },
    },
  ];
}
