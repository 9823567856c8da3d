import type { EventData, EventDefinition, EventFamily } from '@busbar/events-schema';

/** One version of an event, or a whole family: then its latest version is published. */
export type PublishableEvent = EventDefinition | EventFamily;

/** What a publisher may say of one event besides its data. */
export interface EventOptions {
  /**
   * `metadata.id`, the idempotency key of every consumer. Give the same one when you publish the same event again.
   *
   * @default a new UUIDv7
   */
  readonly id?: string | undefined;
  /** When it happened; a text is ISO 8601. Milliseconds survive in `metadata.occurredAt`. @default now */
  readonly occurredAt?: Date | string | undefined;
  /** Ties all events of one business transaction together. @default the event's own id */
  readonly correlationId?: string | undefined;
  /** `metadata.id` of the event that led to this one. @default none */
  readonly causationId?: string | undefined;
  /** Events with one key belong in order. @default none */
  readonly partitionKey?: string | undefined;
  /** @default none */
  readonly tenant?: string | undefined;
  /** W3C trace context; EventBridge drops its own trace header on archive and replay. @default none */
  readonly traceparent?: string | undefined;
  /** `Time` of the entry, the time by which archives and replays go; whole seconds survive. @default occurredAt */
  readonly time?: Date | string | undefined;
  /** `Resources` of the entry: ARNs that the event concerns. @default none */
  readonly resources?: readonly string[] | undefined;
}

/** One event to publish: its definition, its data and what else there is to say of it. */
export interface PublishItem<Event extends PublishableEvent = PublishableEvent> extends EventOptions {
  readonly event: Event;
  readonly data: EventData<Event>;
}

/**
 * Items of {@link Publisher.publishAll}, each with the data type of its own event.
 */
export type PublishItems<Events extends readonly PublishableEvent[]> = {
  readonly [Index in keyof Events]: PublishItem<Events[Index]>;
};
