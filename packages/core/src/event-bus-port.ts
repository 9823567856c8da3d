/** One element of a PutEvents call, in AWS's own shape. */
export interface PutEventsEntry {
  /** Whole seconds survive; keep milliseconds in `detail.metadata.occurredAt`. */
  readonly Time?: Date;
  readonly Source: string;
  readonly DetailType: string;
  /** A JSON object as text. */
  readonly Detail: string;
  readonly Resources?: readonly string[];
  /** X-Ray trace header; not archived and not replayed. */
  readonly TraceHeader?: string;
}

/** What became of one entry: an `eventId`, or the error code and message that the bus gave. */
export type PutEventsEntryResult =
  | { readonly eventId: string }
  | { readonly errorCode: string; readonly errorMessage: string };

export interface PutEventsOptions {
  /** Ends the call early; what the bus had taken by then is unknown. @default none */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The one thing that publishers need of an event bus. Adapters: EventBridge (Classic API) and in-process.
 * All of them pass one conformance suite.
 */
export interface EventBusPort {
  readonly eventBusName: string;
  /**
   * Puts at most 10 entries of at most 1 MB together on the bus.
   *
   * @returns one result per entry, in the order of the entries; some may be rejected while others are accepted.
   * @throws when the call as a whole failed: nothing is known of any entry. A `BusbarError` whose `retry` is `later`
   * says that the same call may succeed when it is made again.
   */
  putEvents(
    entries: readonly PutEventsEntry[],
    options?: PutEventsOptions,
  ): Promise<readonly PutEventsEntryResult[]>;
  /** Tells whether the bus exists: PutEvents itself answers success for a bus that does not. */
  exists(): Promise<boolean>;
}
