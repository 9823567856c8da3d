import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';
import { toEpochMs } from './timestamp.ts';

interface Input {
  readonly ReplayName: string;
  readonly Description?: string;
  readonly EventSourceArn: string;
  readonly EventStartTime: unknown;
  readonly EventEndTime: unknown;
  readonly Destination: { readonly Arn: string; readonly FilterArns?: readonly string[] };
}

/** Starts to deliver archived events again; the replay goes on by itself. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html */
export const startReplay = defineAction<Input>({
  service: 'events',
  name: 'StartReplay',
  permissions: permissionOn.replay('events:StartReplay'),
  handle(input, { services }) {
    checkInput(input, {
      ReplayName: must(members.replayName),
      Description: members.description,
      EventSourceArn: must(members.arn),
      EventStartTime: must(members.timestamp),
      EventEndTime: must(members.timestamp),
      Destination: {
        type: 'structure',
        required: true,
        members: { Arn: must(members.arn), FilterArns: { type: 'list', member: members.arn } },
      },
    });
    const { Destination, Description } = input;
    const replay = eventBusCoreOf(services).replays.start({
      name: input.ReplayName,
      ...(Description !== undefined && { description: Description }),
      eventSourceArn: input.EventSourceArn,
      startMs: toEpochMs(input.EventStartTime),
      endMs: toEpochMs(input.EventEndTime),
      destinationArn: Destination.Arn,
      ...(Destination.FilterArns !== undefined && { filterArns: Destination.FilterArns }),
    });
    return { ReplayArn: replay.arn, State: replay.state, ReplayStartTime: new Date(replay.startedAtMs) };
  },
});
