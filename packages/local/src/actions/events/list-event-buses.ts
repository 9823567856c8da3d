import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toEventBusEntry } from './event-bus-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
}

/** Lists the buses, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html */
export const listEventBuses = defineAction<Input>({
  service: 'events',
  name: 'ListEventBuses',
  permissions: permissionOn.everything('events:ListEventBuses'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.eventBusName),
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix = '' } = input;
    const { items, ...next } = toPage(
      eventBusCoreOf(services)
        .buses.list()
        .filter(({ name }) => name.startsWith(NamePrefix)),
      input,
    );
    return { EventBuses: items.map(toEventBusEntry), ...next };
  },
});
