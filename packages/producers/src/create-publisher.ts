import { createSystemClock, createSystemRandom, InvalidArgumentError, isBusbarError } from '@busbar/core';
import type { EventBusPort } from '@busbar/core';
import pLimit from 'p-limit';
import { createEventBridgeEventBus } from './create-event-bridge-event-bus.ts';
import { createDeprecationCheck } from './deprecation-warning.ts';
import { createEventBusCheck } from './event-bus-check.ts';
import { InvalidEventsError } from './invalid-events-error.ts';
import type { InvalidEvent } from './invalid-events-error.ts';
import { packEntries } from './pack-entries.ts';
import { prepareEvent } from './prepare-event.ts';
import type { PrepareContext, PreparedEvent } from './prepare-event.ts';
import { PublishAbortedError } from './publish-aborted-error.ts';
import { PublishRejectedError } from './publish-rejected-error.ts';
import type { PublishItem } from './publishable-event.ts';
import type { PublisherWarning } from './publisher-warning.ts';
import type { CallOptions, Publisher, PublisherOptions } from './publisher.ts';
import { raceAbort } from './race-abort.ts';
import type { PublishedEvent } from './rejected-event.ts';
import { createRetryPolicy } from './retry-policy.ts';
import { runPut } from './run-put.ts';
import type { PutOutcome } from './run-put.ts';
import { toRejections } from './to-rejections.ts';

/**
 * Makes a publisher: it validates events against their contracts, packs them, retries what the bus rejected for a
 * passing reason, and resolves only when the bus has accepted every event.
 *
 * @example
 * ```ts
 * const publisher = createPublisher({ eventBusName: 'busbar-dev', source: 'busbar.shop' });
 * const { id, version } = await publisher.publish(orders.OrderPlaced, order);
 * version; //=> '2.0'
 * ```
 * @throws {InvalidArgumentError} when an option cannot work.
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { source, clock = createSystemClock(), random = createSystemRandom() } = options;
  const { concurrency = 4, verifyEventBus = true, onWarning = emitWarning } = options;
  assertSource(source);
  assertConcurrency(concurrency);
  const eventBus = options.eventBus ?? createEventBridgeEventBus(options);
  const retry = createRetryPolicy(options.retry);
  const limit = pLimit(concurrency);
  const assertEventBusExists = verifyEventBus ? createEventBusCheck({ eventBus, onWarning }) : async () => {};
  const warnIfDeprecated = createDeprecationCheck(onWarning);
  const context: PrepareContext = {
    source,
    producer: options.producer ?? { service: source },
    clock,
    random,
  };

  const send = async (events: readonly PreparedEvent[], { signal }: CallOptions = {}) => {
    if (events.length === 0) return [];
    await raceAbort(assertEventBusExists(), signal);
    for (const { event } of events) warnIfDeprecated(event);
    const packs = packEntries(events).map((pack) => pack.map(({ entry }) => entry));
    const outcomes = await Promise.all(
      packs.map((pack) => limit(() => runPut(pack, { eventBus, retry, clock, random, signal }))),
    );
    return toPublishedEvents(events, outcomes.flat(), { eventBus, signal });
  };

  return {
    prepare: (event, data, eventOptions) => prepareEvent({ ...eventOptions, event, data }, context),
    async publish(event, data, { signal, ...eventOptions } = {}) {
      const [published] = await send([prepareEvent({ ...eventOptions, event, data }, context)], { signal });
      return published!;
    },
    async publishAll(items, callOptions) {
      return send(prepareAll(items, context), callOptions);
    },
  };
}

function prepareAll(items: readonly PublishItem[], context: PrepareContext): PreparedEvent[] {
  const prepared: PreparedEvent[] = [];
  const invalid: InvalidEvent[] = [];
  for (const [index, item] of items.entries()) {
    try {
      prepared.push(prepareEvent(item, context));
    } catch (error) {
      if (!isBusbarError(error)) throw error;
      invalid.push({ ...item, index, detailType: item.event.detailType, error });
    }
  }
  if (invalid.length > 0) throw new InvalidEventsError(items.length, invalid);
  return prepared;
}

function toPublishedEvents(
  events: readonly PreparedEvent[],
  outcomes: readonly PutOutcome[],
  { eventBus: { eventBusName }, signal }: { readonly eventBus: EventBusPort } & CallOptions,
): PublishedEvent[] {
  const { accepted, rejected, isCutShort } = toRejections(events, outcomes);
  if (isCutShort) throw new PublishAbortedError({ eventBusName, accepted, rejected, cause: signal?.reason });
  if (rejected.length > 0) throw new PublishRejectedError({ eventBusName, accepted, rejected });
  return accepted.map(({ index: _, ...published }) => published);
}

function assertSource(source: string): void {
  if (source !== '' && !source.startsWith('aws.')) return;
  throw new InvalidArgumentError({
    doing: 'create publisher',
    argument: 'source',
    value: source,
    reason: source === '' ? 'is empty' : 'starts with "aws.", which AWS keeps for itself',
    nextStep: 'Use "<org>.<service>"',
  });
}

function assertConcurrency(concurrency: number): void {
  if (Number.isInteger(concurrency) && concurrency >= 1) return;
  throw new InvalidArgumentError({
    doing: 'create publisher',
    argument: 'concurrency',
    value: concurrency,
    reason: 'must be an integer of at least 1',
    nextStep: 'Leave it out for the default of 4',
  });
}

function emitWarning({ code, message }: PublisherWarning): void {
  const type = code === 'DEPRECATED_EVENT' ? 'BusbarDeprecation' : 'BusbarWarning';
  process.emitWarning(message, { type, code });
}
