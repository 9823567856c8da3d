import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { addTags, type Tag } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

/** Puts tags on a bus or rule. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html */
export const tagResource = defineAction<Input>({
  service: 'events',
  name: 'TagResource',
  permissions: permissionOn.arn('events:TagResource'),
  handle(input, { services }) {
    checkInput(input, { ResourceARN: must(members.arn), Tags: must(members.tags) });
    const core = eventBusCoreOf(services);
    core.setTags(input.ResourceARN, addTags(core.tagsOf(input.ResourceARN), input.Tags));
    return {};
  },
});
