import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleInput } from './schedule-input.ts';
import { passTargetRole, permissionOn } from './scheduler-permissions.ts';

/** Creates a schedule. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
export const createSchedule = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'CreateSchedule',
    rest: { method: 'POST', path: '/schedules/{Name}' },
    permissions: (input, context) => [
      ...permissionOn.schedule('scheduler:CreateSchedule')(input, context),
      ...passTargetRole(input),
    ],
    handle(input) {
      const { schedule, settings, clientToken } = toScheduleInput(input);
      return { ScheduleArn: schedules.create(schedule, settings, clientToken).arn };
    },
  });
