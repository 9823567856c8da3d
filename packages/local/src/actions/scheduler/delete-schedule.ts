import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleName } from './schedule-input.ts';
import { permissionOn } from './scheduler-permissions.ts';

/** Deletes a schedule. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html */
export const deleteSchedule = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'DeleteSchedule',
    rest: { method: 'DELETE', path: '/schedules/{Name}' },
    permissions: permissionOn.schedule('scheduler:DeleteSchedule'),
    handle(input) {
      schedules.delete(toScheduleName(input));
      return {};
    },
  });
