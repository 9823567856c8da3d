import { scheduleArn, scheduleGroupArn } from '../../cores/schedule/schedule-arns.ts';
import type { ActionContext, RequiredPermission } from '../../gateway/service-action.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Permissions of one action by the kind of resource that it is on. Inputs are not checked yet when these are asked.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
 */
export const permissionOn = {
  everything: (action: string) => (): readonly RequiredPermission[] => [{ action, resource: '*' }],
  schedule:
    (action: string) =>
    (input: Input, { cloud }: ActionContext): readonly RequiredPermission[] => [
      {
        action,
        resource: scheduleArn(
          cloud,
          String(input.GroupName ?? input.groupName ?? 'default'),
          String(input.Name),
        ),
      },
    ],
  group:
    (action: string) =>
    (input: Input, { cloud }: ActionContext): readonly RequiredPermission[] => [
      { action, resource: scheduleGroupArn(cloud, String(input.Name)) },
    ],
  arn:
    (action: string) =>
    (input: Input): readonly RequiredPermission[] => [{ action, resource: String(input.ResourceArn) }],
} as const;

/** That a caller may hand the target's role to Scheduler. */
export function passTargetRole({ Target }: Input): readonly RequiredPermission[] {
  const roleArn = (Target as { readonly RoleArn?: unknown } | null | undefined)?.RoleArn;
  if (typeof roleArn !== 'string') return [];
  return [
    {
      action: 'iam:PassRole',
      resource: roleArn,
      conditions: { 'iam:passedtoservice': 'scheduler.amazonaws.com' },
    },
  ];
}
