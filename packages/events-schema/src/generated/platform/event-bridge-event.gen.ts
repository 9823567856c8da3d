// Generated from contracts/_platform/event-bridge-event.schema.json by `busbar generate`. Do not edit.

/**
 * An event as EventBridge delivers it, with Busbar's detail inside.
 */
export interface EventBridgeEvent {
  version: string;
  /**
   * Given by the bus, a new one for each publication: never key idempotency on it.
   */
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /**
   * Whole seconds.
   */
  time: string;
  region: string;
  /**
   * Only on replayed events.
   */
  'replay-name'?: string;
  resources: string[];
  detail: {
    metadata: EventMetadata;
    data: {};
  };
}
/**
 * What every Busbar event says about itself, beside its data.
 */
export interface EventMetadata {
  /**
   * Made once by the producer and the same over retries, replays and redrives: key idempotency on it. A UUIDv7 unless the producer gave its own.
   */
  id: string;
  /**
   * Version of the contract that the data was checked against, "<major>.<minor>".
   */
  version: string;
  /**
   * When it happened, to the millisecond; the time that EventBridge keeps has whole seconds.
   */
  occurredAt: string;
  /**
   * The same for everything that one request set off.
   */
  correlationId: string;
  /**
   * Id of the event or command that led to this one.
   */
  causationId?: string;
  /**
   * Who published it.
   */
  producer: {
    service: string;
    /**
     * Release of the service.
     */
    version?: string;
  };
  /**
   * Events with one key concern one thing.
   */
  partitionKey?: string;
  tenant?: string;
  /**
   * W3C trace context. EventBridge drops trace headers from what it archives and replays, so it travels here.
   */
  traceparent?: string;
  /**
   * Claim check: where the whole data lies when it is too large to travel.
   */
  claim?: {
    bucket: string;
    key: string;
    sizeBytes?: number;
  };
}
