import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';

/** Deletes a schedule group with its schedules, at once. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html */
export const deleteScheduleGroup = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'DeleteScheduleGroup',
    rest: { method: 'DELETE', path: '/schedule-groups/{Name}' },
    permissions: permissionOn.group('scheduler:DeleteScheduleGroup'),
    handle(input) {
      checkInput(input, { Name: { ...members.name, required: true } });
      schedules.deleteGroup(input.Name as string);
      return {};
    },
  });
