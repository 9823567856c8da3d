import {
  type EventBusRecord,
  type EventBusSettings,
  eventBusSettings,
} from '../../cores/event-bus/event-bus-registry.ts';
import { pickMembers } from './pick-members.ts';

/** Shows a bus as ListEventBuses does. */
export function toEventBusEntry({ name, arn, Description, policy, ...times }: EventBusRecord) {
  return {
    Name: name,
    Arn: arn,
    ...(Description !== undefined && { Description }),
    ...(policy !== undefined && { Policy: JSON.stringify(policy) }),
    CreationTime: new Date(times.createdAtMs),
    LastModifiedTime: new Date(times.modifiedAtMs),
  };
}

/** Shows what is set on a bus. */
export function toEventBusSettings(bus: EventBusRecord): EventBusSettings {
  return pickMembers(bus, eventBusSettings);
}
