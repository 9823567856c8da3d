import type {
  EventBridgeEvent,
  EventData,
  EventDefinition,
  EventFamily,
  EventMetadata,
} from '@busbar/events-schema';
import type { SubscribedEvents } from '../subscription/subscription.ts';

/** One event as a handler gets it: validated, and upcast to the version that the subscription asked for. */
export interface ReceivedEvent<
  DetailType extends string = string,
  Major extends number = number,
  Data = unknown,
> {
  readonly detailType: DetailType;
  /** Major version of `data`; `metadata.version` tells in which version the event was published. */
  readonly major: Major;
  readonly data: Data;
  readonly metadata: EventMetadata;
  /** The EventBridge event as it came; its `detail.data` is as published, before upcasting. */
  readonly envelope: EventBridgeEvent;
}

/** The {@link ReceivedEvent} of a family (its latest version) or of a single version; of a union of them, the union. */
export type ReceivedEventOf<Event> = Event extends EventFamily
  ? ReceivedEvent<Event['detailType'], Event['latest']['major'], EventData<Event>>
  : Event extends EventDefinition
    ? ReceivedEvent<Event['detailType'], Event['major'], EventData<Event>>
    : never;

/** Any event that a subscription's handler can get. Events of an `'all'` subscription are not validated. */
export type SubscribedEvent<Events extends SubscribedEvents> = Events extends readonly (infer Event)[]
  ? ReceivedEventOf<Event>
  : ReceivedEvent;
