import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ReplayName: string;
}

/** Stops a replay that is starting or running. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CancelReplay.html */
export const cancelReplay = defineAction<Input>({
  service: 'events',
  name: 'CancelReplay',
  permissions: permissionOn.replay('events:CancelReplay'),
  handle(input, { services }) {
    checkInput(input, { ReplayName: must(members.replayName) });
    const replay = eventBusCoreOf(services).replays.cancel(input.ReplayName);
    return { ReplayArn: replay.arn, State: replay.state };
  },
});
