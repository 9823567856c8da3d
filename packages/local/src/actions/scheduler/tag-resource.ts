import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { addTags, type Tag } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';
import { taggedGroup } from './tagged-group.ts';

/** Adds tags to a schedule group. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_TagResource.html */
export const tagResource = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'TagResource',
    rest: { method: 'POST', path: '/tags/{ResourceArn}' },
    permissions: permissionOn.arn('scheduler:TagResource'),
    handle(input) {
      checkInput(input, {
        ResourceArn: { ...members.groupArn, required: true },
        Tags: { ...members.tags, required: true },
      });
      const { name, tags } = taggedGroup(schedules, input.ResourceArn as string);
      schedules.setGroupTags(name, addTags(tags, input.Tags as readonly Tag[]));
      return {};
    },
  });
