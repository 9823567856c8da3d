import { createSystemClock, createSystemRandom, createUuidV4, limits } from '@busbar/core';
import type { Clock, EventBusPort, PutEventsEntry, Random } from '@busbar/core';
import type { EventBridgeEvent } from '@busbar/events-schema';
import { entrySizeBytes } from './entry-size-bytes.ts';
import { EventBusCallError } from './event-bus-call-error.ts';
import { judgeEntry } from './judge-entry.ts';

export interface InProcessEventBusOptions {
  /** @default 'default' */
  readonly eventBusName?: string;
  /** `false` behaves as AWS does for a bus that is not there: it accepts every event and drops it. @default true */
  readonly isPresent?: boolean;
  /** Account in the delivered events, 12 digits. @default '000000000000' */
  readonly accountId?: string;
  /** Region in the delivered events. @default 'us-east-1' */
  readonly region?: string;
  /** Stamps events whose entry has no `Time`. @default the machine's clock */
  readonly clock?: Clock;
  /** Makes event ids. @default the system's entropy */
  readonly random?: Random;
}

/** An event bus in memory, for the unit tests of a service that publishes. */
export interface InProcessEventBus extends EventBusPort {
  /** Every event that the bus accepted, as a rule's target would receive it, in the order of acceptance. */
  readonly events: readonly EventBridgeEvent<unknown>[];
  /** Forgets the events. */
  clear(): void;
}

/**
 * Makes an event bus in memory that accepts, rejects and stamps entries as EventBridge does. It routes nothing.
 *
 * @example
 * ```ts
 * const eventBus = createInProcessEventBus();
 * const publisher = createPublisher({ eventBus, source: 'busbar.shop' });
 * await publisher.publish(orders.OrderPlaced, order);
 * eventBus.events.map((event) => event['detail-type']); //=> ['orders.OrderPlaced']
 * ```
 */
export function createInProcessEventBus({
  eventBusName = 'default',
  isPresent = true,
  accountId = '000000000000',
  region = 'us-east-1',
  clock = createSystemClock(),
  random = createSystemRandom(),
}: InProcessEventBusOptions = {}): InProcessEventBus {
  const events: EventBridgeEvent<unknown>[] = [];

  const refuse = (errorCode: string, errorMessage: string) =>
    new EventBusCallError({
      operation: 'PutEvents',
      eventBusName,
      errorCode,
      errorMessage,
      outcome: 'rejected',
      retry: 'never',
    });

  const assertCallFits = (entries: readonly PutEventsEntry[]) => {
    const { entries: maxEntries, totalBytes } = limits.putEvents;
    if (entries.length === 0 || entries.length > maxEntries) {
      const bound =
        entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${maxEntries}`;
      throw refuse(
        'ValidationException',
        `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
      );
    }
    if (entries.reduce((sum, entry) => sum + entrySizeBytes(entry), 0) > totalBytes) {
      throw refuse('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
  };

  const accept = (entry: PutEventsEntry) => {
    const eventId = createUuidV4(random);
    if (!isPresent) return { eventId };
    events.push({
      version: '0',
      id: eventId,
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: accountId,
      time: toWholeSeconds(entry.Time?.getTime() ?? clock.now()),
      region,
      resources: [...(entry.Resources ?? [])],
      detail: JSON.parse(entry.Detail),
    });
    return { eventId };
  };

  return {
    eventBusName,
    events,
    clear: () => {
      events.length = 0;
    },
    exists: async () => isPresent,
    putEvents: async (entries, { signal } = {}) => {
      if (signal?.aborted) throw refuse('AbortError', 'Request aborted');
      assertCallFits(entries);
      return entries.map((entry) => judgeEntry(entry) ?? accept(entry));
    },
  };
}

function toWholeSeconds(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
