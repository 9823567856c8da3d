import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { scheduleErrors } from '../../cores/schedule/schedule-errors.ts';
import type { ScheduleGroupRecord } from '../../cores/schedule/schedule-record.ts';

/** Finds the group that a checked ARN names; only groups have tags. @throws {AwsError} ResourceNotFoundException, also for other accounts and regions. */
export function taggedGroup(schedules: ScheduleCore, resourceArn: string): ScheduleGroupRecord {
  const name = resourceArn.slice(resourceArn.lastIndexOf('/') + 1);
  const group = schedules.getGroup(name);
  if (group.arn !== resourceArn) throw scheduleErrors.groupNotFound(name);
  return group;
}
