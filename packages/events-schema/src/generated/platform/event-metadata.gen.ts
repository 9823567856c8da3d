// Generated from contracts/_platform/event-metadata.schema.json by `busbar generate`. Do not edit.

/**
 * What every Busbar event says about itself, beside its data.
 */
export interface EventMetadata {
  /**
   * Made once by the producer and the same over retries, replays and redrives: key idempotency on it. A UUIDv7 unless the producer gave its own.
   *
   * @minLength 1
   * @maxLength 128
   */
  id: string;
  /**
   * Version of the contract that the data was checked against, "<major>.<minor>".
   *
   * @pattern ^[1-9][0-9]*\.[0-9]+$
   */
  version: string;
  /**
   * When it happened, to the millisecond; the time that EventBridge keeps has whole seconds.
   *
   * @format date-time
   */
  occurredAt: string;
  /**
   * The same for everything that one request set off.
   *
   * @minLength 1
   * @maxLength 128
   */
  correlationId: string;
  /**
   * Id of the event or command that led to this one.
   *
   * @minLength 1
   * @maxLength 128
   */
  causationId?: string;
  /**
   * Who published it.
   */
  producer: {
    /**
     * @minLength 1
     * @maxLength 128
     */
    service: string;
    /**
     * Release of the service.
     *
     * @minLength 1
     * @maxLength 128
     */
    version?: string;
  };
  /**
   * Events with one key concern one thing.
   *
   * @minLength 1
   * @maxLength 256
   */
  partitionKey?: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  tenant?: string;
  /**
   * W3C trace context. EventBridge drops trace headers from what it archives and replays, so it travels here.
   *
   * @pattern ^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$
   */
  traceparent?: string;
  /**
   * Claim check: where the whole data lies when it is too large to travel.
   */
  claim?: {
    /**
     * @minLength 1
     */
    bucket: string;
    /**
     * @minLength 1
     */
    key: string;
    /**
     * @minimum 0
     */
    sizeBytes?: number;
  };
}
