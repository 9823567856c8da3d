import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Clock, EventBusPort, Random } from '@busbar/core';
import type { EventData } from '@busbar/events-schema';
import type { PreparedEvent } from './prepare-event.ts';
import type { EventOptions, PublishableEvent, PublishItems } from './publishable-event.ts';
import type { PublisherWarning } from './publisher-warning.ts';
import type { PublishedEvent } from './rejected-event.ts';
import type { RetryPolicy } from './retry-policy.ts';

export interface PublisherSettings {
  /** `Source` of every entry, `<org>.<service>`; each contract names the sources that may publish it. */
  readonly source: string;
  /** Who published, in `metadata.producer`. @default { service: source } */
  readonly producer?: { readonly service: string; readonly version?: string };
  /** PutEvents calls of this publisher at one time, those waiting for a retry included. @default 4 */
  readonly concurrency?: number;
  /** @default 5 attempts, waits of at most 100 ms doubling up to 5,000 ms */
  readonly retry?: Partial<RetryPolicy>;
  /** Stamps events and times retries. @default the machine's clock */
  readonly clock?: Clock;
  /** Makes ids and draws waits. @default the system's entropy */
  readonly random?: Random;
  /**
   * Ask once, before the first event is sent, whether the bus exists (needs `events:DescribeEventBus`): PutEvents
   * answers success for a bus that does not.
   *
   * @default true
   */
  readonly verifyEventBus?: boolean;
  /**
   * Is told what did not stop the publisher but should be known: that a published event is deprecated, once per
   * detail-type, or that nobody knows whether the bus exists.
   *
   * @default `process.emitWarning`, with type `BusbarDeprecation` or `BusbarWarning`
   */
  readonly onWarning?: (warning: PublisherWarning) => void;
}

/** Options of `createPublisher`: an EventBridge bus by its name, or any other bus by its port. */
export type PublisherOptions = PublisherSettings &
  (
    | {
        /** Name or ARN of the bus. */
        readonly eventBusName: string;
        /** Client of the AWS SDK; give yours `maxAttempts: 1`. @default one made from the environment */
        readonly client?: EventBridgeClient;
        readonly eventBus?: undefined;
      }
    | {
        /** Adapter of the bus, `createInProcessEventBus()` in a unit test. */
        readonly eventBus: EventBusPort;
        readonly eventBusName?: undefined;
        readonly client?: undefined;
      }
  );

export interface CallOptions {
  /** Ends the call: no further attempt is made, and {@link PublishAbortedError} says how far it came. @default none */
  readonly signal?: AbortSignal | undefined;
}

export interface Publisher {
  /**
   * Validates one event, puts it on the bus and waits until the bus has accepted it.
   *
   * @throws {ContractViolationError} when the data breaks the contract. Nothing was sent.
   * @throws {InvalidEnvelopeError} when an option makes metadata that is not valid. Nothing was sent.
   * @throws {SourceNotAllowedError} when the contract does not name the publisher's source. Nothing was sent.
   * @throws {EventTooLargeError} when the entry is larger than a call may be. Nothing was sent.
   * @throws {EventBusNotFoundError} when the bus does not exist. Nothing was sent.
   * @throws {PublishRejectedError} when the bus did not accept it.
   * @throws {PublishAbortedError} when the signal was aborted first.
   */
  publish<Event extends PublishableEvent>(
    event: Event,
    data: EventData<Event>,
    options?: EventOptions & CallOptions,
  ): Promise<PublishedEvent>;
  /**
   * Validates all events, then puts them on the bus in packs of at most 10 entries and 1 MB, several packs at a time.
   * Nothing is sent when one is invalid. EventBridge itself keeps no order.
   *
   * @returns one result per event, in the order given, once all are accepted.
   * @throws {InvalidEventsError} naming every invalid event. Nothing was sent.
   * @throws {EventBusNotFoundError} when the bus does not exist. Nothing was sent.
   * @throws {PublishRejectedError} naming every event that was not accepted, and those that were.
   * @throws {PublishAbortedError} likewise, when the signal was aborted first.
   */
  publishAll<const Events extends readonly PublishableEvent[]>(
    items: PublishItems<Events>,
    options?: CallOptions,
  ): Promise<PublishedEvent[]>;
  /**
   * Validates one event and puts it in its envelope, as `publish` does, without sending it. `publishAll` takes the
   * result later and keeps its id and times.
   *
   * @throws {ContractViolationError} when the data breaks the contract.
   * @throws {InvalidEnvelopeError} when an option makes metadata that is not valid.
   * @throws {SourceNotAllowedError} when the contract does not name the publisher's source.
   * @throws {EventTooLargeError} when the entry is larger than a call may be.
   */
  prepare<Event extends PublishableEvent>(
    event: Event,
    data: EventData<Event>,
    options?: EventOptions,
  ): PreparedEvent<Event>;
}
