import type { CloudContext } from '../../cloud-context.ts';

/** `arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly` */
export function scheduleArn(
  { region, accountId }: Pick<CloudContext, 'region' | 'accountId'>,
  groupName: string,
  name: string,
): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`;
}

/** `arn:aws:scheduler:us-east-1:000000000000:schedule-group/default` */
export function scheduleGroupArn(
  { region, accountId }: Pick<CloudContext, 'region' | 'accountId'>,
  name: string,
): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
}
