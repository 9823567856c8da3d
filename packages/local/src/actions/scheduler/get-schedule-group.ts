import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { toScheduleGroupEntry } from './schedule-entry.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';

/** Tells a schedule group. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html */
export const getScheduleGroup = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'GetScheduleGroup',
    rest: { method: 'GET', path: '/schedule-groups/{Name}' },
    permissions: permissionOn.group('scheduler:GetScheduleGroup'),
    handle(input) {
      checkInput(input, { Name: { ...members.name, required: true } });
      return toScheduleGroupEntry(schedules.getGroup(input.Name as string));
    },
  });
