import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { toTagList } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';
import { taggedGroup } from './tagged-group.ts';

/** Lists the tags of a schedule group. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'ListTagsForResource',
    rest: { method: 'GET', path: '/tags/{ResourceArn}' },
    permissions: permissionOn.arn('scheduler:ListTagsForResource'),
    handle(input) {
      checkInput(input, { ResourceArn: { ...members.groupArn, required: true } });
      return { Tags: toTagList(taggedGroup(schedules, input.ResourceArn as string).tags) };
    },
  });
