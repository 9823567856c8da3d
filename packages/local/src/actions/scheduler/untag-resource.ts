import type { ScheduleCore } from '../../cores/schedule/schedule-core.ts';
import { removeTags } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';
import { permissionOn } from './scheduler-permissions.ts';
import { taggedGroup } from './tagged-group.ts';

/** Takes tags off a schedule group. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UntagResource.html */
export const untagResource = (schedules: ScheduleCore) =>
  defineAction({
    service: 'scheduler',
    name: 'UntagResource',
    rest: { method: 'DELETE', path: '/tags/{ResourceArn}' },
    permissions: permissionOn.arn('scheduler:UntagResource'),
    handle({ ResourceArn, TagKeys }) {
      const keys = typeof TagKeys === 'string' ? [TagKeys] : TagKeys;
      checkInput(
        { ResourceArn, TagKeys: keys },
        {
          ResourceArn: { ...members.groupArn, required: true },
          TagKeys: { ...members.tagKeys, required: true },
        },
      );
      const { name, tags } = taggedGroup(schedules, ResourceArn as string);
      schedules.setGroupTags(name, removeTags(tags, keys as readonly string[]));
      return {};
    },
  });
