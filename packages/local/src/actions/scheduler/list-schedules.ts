import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toScheduleSummary } from './schedule-entry.ts';
import { type PageInput, toPageInput, toSchedulePage } from './schedule-page.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';

interface Input extends PageInput {
  readonly GroupName?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
}

/** Lists schedules by group and name, 100 a page at most. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
export const listSchedules = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'ListSchedules',
    rest: { method: 'GET', path: '/schedules' },
    permissions: permissionOn.everything('scheduler:ListSchedules'),
    handle({ ScheduleGroup, ...others }) {
      const given = { ...(ScheduleGroup !== undefined && { GroupName: ScheduleGroup }), ...others };
      const input = toPageInput<Input>(given, { GroupName: members.name, State: members.state });
      if (input.GroupName !== undefined) schedules.getGroup(input.GroupName);
      const inState = schedules
        .list(input.GroupName)
        .filter(({ state }) => input.State === undefined || state === input.State);
      const { items, ...next } = toSchedulePage(inState, input);
      return { ...next, Schedules: items.map(toScheduleSummary) };
    },
  });
