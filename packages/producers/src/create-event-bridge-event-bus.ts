import { DescribeEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { EventBusPort, PutEventsEntry, PutEventsEntryResult } from '@busbar/core';
import { toEventBusCallError } from './to-event-bus-call-error.ts';

/** ms until a connection must stand. */
const CONNECTION_TIMEOUT_MS = 3_000;

/** ms until a call must be answered; the SDK alone would wait for ever. */
const REQUEST_TIMEOUT_MS = 10_000;

export interface EventBridgeEventBusOptions {
  /** Name or ARN of the bus. */
  readonly eventBusName: string;
  /**
   * Client of the AWS SDK. Give yours `maxAttempts: 1`: the publisher retries whole calls itself, and the SDK's own
   * attempts would multiply with the publisher's.
   *
   * @default a client from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`, credentials) with `maxAttempts: 1`, 3 s to connect and 10 s for an answer
   */
  readonly client?: EventBridgeClient | undefined;
}

/**
 * Makes the `EventBusPort` of an event bus of Amazon EventBridge (the Classic `events` API).
 *
 * Its calls throw {@link EventBusCallError}; `exists` needs the permission `events:DescribeEventBus`.
 *
 * @example
 * ```ts
 * const eventBus = createEventBridgeEventBus({ eventBusName: 'busbar-dev' });
 * await eventBus.exists(); //=> true
 * ```
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function createEventBridgeEventBus({
  eventBusName,
  client = createDefaultClient(),
}: EventBridgeEventBusOptions): EventBusPort {
  return {
    eventBusName,
    async putEvents(entries, { signal } = {}) {
      const command = new PutEventsCommand({
        Entries: entries.map((entry) => toSdkEntry(entry, eventBusName)),
      });
      try {
        const { Entries = [] } = await client.send(command, signal && { abortSignal: signal });
        return Entries.map(toEntryResult);
      } catch (error) {
        throw toEventBusCallError(error, { operation: 'PutEvents', eventBusName });
      }
    },
    async exists() {
      try {
        await client.send(new DescribeEventBusCommand({ Name: eventBusName }));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
        throw toEventBusCallError(error, { operation: 'DescribeEventBus', eventBusName });
      }
    },
  };
}

function createDefaultClient(): EventBridgeClient {
  return new EventBridgeClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
}

function toSdkEntry({ Resources, ...entry }: PutEventsEntry, eventBusName: string) {
  return { ...entry, EventBusName: eventBusName, ...(Resources && { Resources: [...Resources] }) };
}

function toEntryResult({ EventId, ErrorCode, ErrorMessage }: PutEventsResultEntry): PutEventsEntryResult {
  if (EventId !== undefined) return { eventId: EventId };
  return { errorCode: ErrorCode ?? 'UnknownError', errorMessage: ErrorMessage ?? 'The bus gave no reason.' };
}
