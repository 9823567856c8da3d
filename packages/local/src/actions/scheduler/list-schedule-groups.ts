import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleGroupEntry } from './schedule-entry.ts';
import { toPageInput, toSchedulePage } from './schedule-page.ts';
import { permissionOn } from './scheduler-permissions.ts';

/** Lists schedule groups by name, 100 a page at most. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListScheduleGroups.html */
export const listScheduleGroups = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'ListScheduleGroups',
    rest: { method: 'GET', path: '/schedule-groups' },
    permissions: permissionOn.everything('scheduler:ListScheduleGroups'),
    handle(input) {
      const { items, ...next } = toSchedulePage(schedules.listGroups(), toPageInput(input));
      return { ...next, ScheduleGroups: items.map(toScheduleGroupEntry) };
    },
  });
