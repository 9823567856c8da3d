import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import { type ReplayState, replayStates } from '../../cores/replay/replay-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { toReplayEntry } from './replay-entry.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
  readonly State?: ReplayState;
  readonly EventSourceArn?: string;
}

/** Lists the replays, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListReplays.html */
export const listReplays = defineAction<Input>({
  service: 'events',
  name: 'ListReplays',
  permissions: permissionOn.everything('events:ListReplays'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.replayName),
      State: { type: 'string', values: replayStates },
      EventSourceArn: members.arn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix, State, EventSourceArn } = input;
    if ([NamePrefix, State, EventSourceArn].filter((filter) => filter !== undefined).length > 1) {
      throw invalid(
        'At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.',
      );
    }
    const { items, ...next } = toPage(
      eventBusCoreOf(services)
        .replays.list()
        .filter(({ name }) => name.startsWith(NamePrefix ?? ''))
        .filter(({ state }) => State === undefined || state === State)
        .filter(({ eventSourceArn }) => EventSourceArn === undefined || eventSourceArn === EventSourceArn),
      input,
    );
    return { Replays: items.map(toReplayEntry), ...next };
  },
});
