import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { addTags, type Tag } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';

interface Input {
  readonly Name: string;
  readonly ClientToken?: string;
  readonly Tags?: readonly Tag[];
}

/** Creates a schedule group. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html */
export const createScheduleGroup = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'CreateScheduleGroup',
    rest: { method: 'POST', path: '/schedule-groups/{Name}' },
    permissions: permissionOn.group('scheduler:CreateScheduleGroup'),
    handle(input) {
      checkInput(input, {
        Name: { ...members.name, required: true },
        ClientToken: members.clientToken,
        Tags: members.tags,
      });
      const { Name, Tags, ClientToken } = input as unknown as Input;
      const group = schedules.createGroup(Name, addTags({}, Tags ?? []), ClientToken);
      return { ScheduleGroupArn: group.arn };
    },
  });
