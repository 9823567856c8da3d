import type { ScheduleGroupRecord, ScheduleRecord } from '../../cores/schedule/schedule-record.ts';

/** Shows a schedule as GetSchedule does. */
export function toScheduleEntry(schedule: ScheduleRecord) {
  const { startMs, endMs, description, kmsKeyArn } = schedule;
  return {
    ActionAfterCompletion: schedule.actionAfterCompletion,
    Arn: schedule.arn,
    CreationDate: new Date(schedule.createdAtMs),
    ...(description !== undefined && { Description: description }),
    ...(endMs !== undefined && { EndDate: new Date(endMs) }),
    FlexibleTimeWindow: schedule.flexibleTimeWindow,
    GroupName: schedule.groupName,
    ...(kmsKeyArn !== undefined && { KmsKeyArn: kmsKeyArn }),
    LastModificationDate: new Date(schedule.modifiedAtMs),
    Name: schedule.name,
    ScheduleExpression: schedule.expression,
    ScheduleExpressionTimezone: schedule.timeZone,
    ...(startMs !== undefined && { StartDate: new Date(startMs) }),
    State: schedule.state,
    Target: schedule.target,
  };
}

/** Shows a schedule as ListSchedules does. */
export function toScheduleSummary(schedule: ScheduleRecord) {
  return {
    Arn: schedule.arn,
    CreationDate: new Date(schedule.createdAtMs),
    GroupName: schedule.groupName,
    LastModificationDate: new Date(schedule.modifiedAtMs),
    Name: schedule.name,
    State: schedule.state,
    Target: { Arn: schedule.target.Arn },
  };
}

/** Shows a schedule group. */
export function toScheduleGroupEntry({ arn, name, createdAtMs, modifiedAtMs }: ScheduleGroupRecord) {
  return {
    Arn: arn,
    CreationDate: new Date(createdAtMs),
    LastModificationDate: new Date(modifiedAtMs),
    Name: name,
    State: 'ACTIVE',
  };
}
