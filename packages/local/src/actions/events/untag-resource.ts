import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { removeTags } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ResourceARN: string;
  readonly TagKeys: readonly string[];
}

/** Takes tags off a bus or rule. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html */
export const untagResource = defineAction<Input>({
  service: 'events',
  name: 'UntagResource',
  permissions: permissionOn.arn('events:UntagResource'),
  handle(input, { services }) {
    checkInput(input, {
      ResourceARN: must(members.arn),
      TagKeys: { type: 'list', required: true, member: { type: 'string', minimum: 1, maximum: 128 } },
    });
    const core = eventBusCoreOf(services);
    core.setTags(input.ResourceARN, removeTags(core.tagsOf(input.ResourceARN), input.TagKeys));
    return {};
  },
});
