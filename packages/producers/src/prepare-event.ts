import { createUuidV7, InvalidArgumentError, limits } from '@busbar/core';
import type { Clock, PutEventsEntry, Random } from '@busbar/core';
import { createDetail, toDefinition } from '@busbar/events-schema';
import type { EventData, EventDetail, EventMetadata, EventMetadataInput } from '@busbar/events-schema';
import { entrySizeBytes } from './entry-size-bytes.ts';
import { EventTooLargeError } from './event-too-large-error.ts';
import type { EventOptions, PublishableEvent, PublishItem } from './publishable-event.ts';
import { SourceNotAllowedError } from './source-not-allowed-error.ts';
import { toEntry } from './to-entry.ts';

/**
 * An event that is ready to be sent: valid, in its envelope, with its id. It is a {@link PublishItem} too: published
 * with `publishAll`, again and again if need be, it keeps id and times.
 */
export interface PreparedEvent<Event extends PublishableEvent = PublishableEvent> extends PublishItem<Event> {
  /** `metadata.id`. */
  readonly id: string;
  readonly detailType: string;
  /** Version of the contract, `2.0`. */
  readonly version: string;
  /** `{ metadata, data }`. */
  readonly detail: EventDetail<EventData<Event>>;
  /** PutEvents entry `{ Time, Source, DetailType, Detail, Resources? }`. */
  readonly entry: PutEventsEntry;
  /** Size of the entry as AWS counts it. */
  readonly sizeBytes: number;
}

export interface PrepareContext {
  readonly source: string;
  readonly producer: EventMetadata['producer'];
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Validates an event against its contract and puts it in its envelope. Sends nothing.
 *
 * @throws {ContractViolationError} when the data breaks the contract.
 * @throws {InvalidEnvelopeError} when an option makes metadata that is not valid.
 * @throws {SourceNotAllowedError} when the contract does not name the source.
 * @throws {EventTooLargeError} when the entry alone is larger than a call may be.
 * @throws {InvalidArgumentError} when a time is not one.
 */
export function prepareEvent<Event extends PublishableEvent>(
  item: PublishItem<Event>,
  { source, producer, clock, random }: PrepareContext,
): PreparedEvent<Event> {
  const { event, data, ...options } = item;
  const { detailType, version, sources } = toDefinition(event);
  if (!sources.includes(source)) {
    throw new SourceNotAllowedError({ detailType, source, allowedSources: sources });
  }
  const nowMs = clock.now();
  const id = options.id ?? createUuidV7({ nowMs, random });
  const occurredAt = toDate(options.occurredAt ?? new Date(nowMs), 'occurredAt', detailType);
  const time = toDate(options.time ?? occurredAt, 'time', detailType);
  const metadata = toMetadata(options, { id, occurredAt, producer });
  const detail = createDetail(event, data, metadata);
  const entry = toEntry({ source, detailType, detail, time, resources: options.resources });
  const sizeBytes = entrySizeBytes(entry);
  const limitBytes = limits.putEvents.totalBytes;
  if (sizeBytes > limitBytes) throw new EventTooLargeError({ detailType, id, sizeBytes, limitBytes });
  return {
    ...toItemOptions(options),
    event,
    data,
    id,
    occurredAt,
    time,
    correlationId: metadata.correlationId,
    detailType,
    version,
    detail,
    entry,
    sizeBytes,
  };
}

function toDate(value: Date | string, argument: string, detailType: string): Date {
  const date = new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError({
    doing: `publish event "${detailType}"`,
    argument,
    value,
    reason: 'is not a time',
    nextStep: 'Give a Date or an ISO 8601 text',
  });
}

function toMetadata(
  { correlationId, causationId, partitionKey, tenant, traceparent }: EventOptions,
  {
    id,
    occurredAt,
    producer,
  }: Pick<PrepareContext, 'producer'> & { readonly id: string; readonly occurredAt: Date },
): EventMetadataInput {
  return {
    id,
    occurredAt: occurredAt.toISOString(),
    correlationId: correlationId ?? id,
    ...(causationId !== undefined && { causationId }),
    producer,
    ...(partitionKey !== undefined && { partitionKey }),
    ...(tenant !== undefined && { tenant }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

/** The options alone, whatever else the item that they came with holds. */
function toItemOptions({
  causationId,
  partitionKey,
  tenant,
  traceparent,
  resources,
}: EventOptions): EventOptions {
  return { causationId, partitionKey, tenant, traceparent, resources };
}
