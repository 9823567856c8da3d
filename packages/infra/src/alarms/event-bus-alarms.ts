import type { BusbarEventBus } from '../constructs/busbar-event-bus.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { busDeadLetterQueueNotEmpty } from './event-bus/bus-dead-letter-queue-not-empty.ts';
import { putEventsFailedEntries } from './event-bus/put-events-failed-entries.ts';

/** The alarms that the event bus gets. Adding one is a file and a line here. */
export const eventBusAlarms: readonly ((eventBus: BusbarEventBus) => AlarmDefinition)[] = [
  busDeadLetterQueueNotEmpty,
  putEventsFailedEntries,
];
