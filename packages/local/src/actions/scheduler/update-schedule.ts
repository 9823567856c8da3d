import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleInput } from './schedule-input.ts';
import { passTargetRole, permissionOn } from './scheduler-permissions.ts';

/** Replaces every setting of a schedule; what is left out goes back to its default. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html */
export const updateSchedule = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'UpdateSchedule',
    rest: { method: 'PUT', path: '/schedules/{Name}' },
    permissions: (input, context) => [
      ...permissionOn.schedule('scheduler:UpdateSchedule')(input, context),
      ...passTargetRole(input),
    ],
    handle(input) {
      const { schedule, settings } = toScheduleInput(input);
      return { ScheduleArn: schedules.update(schedule, settings).arn };
    },
  });
