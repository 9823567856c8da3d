import type { EventData } from '@busbar/events-schema';
import type { LocalCloud, LocalCloudOptions } from '@busbar/local';
import type { DeadLetter } from '@busbar/operations';
import type { EventOptions, PublishableEvent, PublishedEvent } from '@busbar/producers';

export interface TestBusOptions extends Omit<LocalCloudOptions, 'assembly'> {
  /** Folder that `cdk synth` wrote. @default the nearest `cdk.out` or `packages/infra/cdk.out`, upwards from the working directory */
  readonly assembly?: string;
  /** Source of the events that the test publishes. @default 'busbar.shop' */
  readonly source?: string;
}

/** The whole system in the process of a test: real template, real bundles, time that the test decides. */
export interface TestBus {
  readonly cloud: LocalCloud;
  /** Print it when a test fails: the same seed repeats the run. */
  readonly seed: number;
  /** Publishes as a service does. @returns once the bus has accepted the event. */
  publish<Event extends PublishableEvent>(
    event: Event,
    data: EventData<Event>,
    options?: EventOptions,
  ): Promise<PublishedEvent>;
  /**
   * Waits until nothing is left to do, then demands that the consumer has handled the event. Retries are waited out
   * in no time.
   *
   * @param event what `publish` returned.
   * @throws {UnexpectedDeliveryError} when it was not delivered, nobody takes it from its queue, or it ended as a dead letter.
   */
  waitForHandled(subscription: string, event: PublishedEvent): Promise<void>;
  /**
   * Waits until nothing is left to do, then demands that the event did not reach the consumer's queue.
   *
   * @throws {UnexpectedDeliveryError} when it did.
   */
  expectNoDelivery(subscription: string, event: PublishedEvent): Promise<void>;
  /** Waits until nothing is left to do, then reads the consumer's dead-letter queue and leaves it as it is. */
  deadLetters(subscription: string): Promise<readonly DeadLetter[]>;
  stop(): Promise<void>;
}
