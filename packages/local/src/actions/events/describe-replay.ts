import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { toReplayEntry } from './replay-entry.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ReplayName: string;
}

/** Describes a replay. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html */
export const describeReplay = defineAction<Input>({
  service: 'events',
  name: 'DescribeReplay',
  permissions: permissionOn.replay('events:DescribeReplay'),
  handle(input, { services }) {
    checkInput(input, { ReplayName: must(members.replayName) });
    const replay = eventBusCoreOf(services).replays.describe(input.ReplayName);
    return {
      ...toReplayEntry(replay),
      ReplayArn: replay.arn,
      ...(replay.description !== undefined && { Description: replay.description }),
      Destination: {
        Arn: replay.destinationArn,
        ...(replay.filterArns !== undefined && { FilterArns: replay.filterArns }),
      },
    };
  },
});
