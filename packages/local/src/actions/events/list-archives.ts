import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toArchiveEntry } from './archive-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
  readonly EventSourceArn?: string;
  readonly State?: string;
}

const archiveStates = ['ENABLED', 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** Lists the archives, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListArchives.html */
export const listArchives = defineAction<Input>({
  service: 'events',
  name: 'ListArchives',
  permissions: permissionOn.everything('events:ListArchives'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.archiveName),
      EventSourceArn: members.arn,
      State: { type: 'string', values: archiveStates },
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix, EventSourceArn, State } = input;
    if ([NamePrefix, EventSourceArn, State].filter((filter) => filter !== undefined).length > 1) {
      throw invalid(
        'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.',
      );
    }
    const { archives, buses } = eventBusCoreOf(services);
    const source = EventSourceArn === undefined ? undefined : buses.get(EventSourceArn).arn;
    const { items, ...next } = toPage(
      archives
        .list()
        .filter(({ name }) => name.startsWith(NamePrefix ?? ''))
        .filter(({ eventSourceArn }) => source === undefined || eventSourceArn === source)
        .filter(() => State === undefined || State === 'ENABLED'),
      input,
    );
    return { Archives: items.map(toArchiveEntry), ...next };
  },
});
