import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { toTagList } from '../../cores/event-bus/tags.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ResourceARN: string;
}

/** Lists the tags of a bus or rule. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = defineAction<Input>({
  service: 'events',
  name: 'ListTagsForResource',
  permissions: permissionOn.arn('events:ListTagsForResource'),
  handle(input, { services }) {
    checkInput(input, { ResourceARN: must(members.arn) });
    return { Tags: toTagList(eventBusCoreOf(services).tagsOf(input.ResourceARN)) };
  },
});
