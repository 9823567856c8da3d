import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleEntry } from './schedule-entry.ts';
import { toScheduleName } from './schedule-input.ts';
import { permissionOn } from './scheduler-permissions.ts';

/** Tells a schedule. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export const getSchedule = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'GetSchedule',
    rest: { method: 'GET', path: '/schedules/{Name}' },
    permissions: permissionOn.schedule('scheduler:GetSchedule'),
    handle: (input) => toScheduleEntry(schedules.get(toScheduleName(input))),
  });
