import {
  type EventBridgeEvent,
  type EventDefinition,
  isEventFamily,
  toMajor,
  UnknownEventVersionError,
} from '@busbar/events-schema';
import type { SubscribableEvent, Subscription } from '../subscription/subscription.ts';
import type { ReceivedEvent } from './received-event.ts';
import { UnexpectedEventError } from './unexpected-event-error.ts';

/** Turns an envelope into the event that the subscription asked for. */
export type EventReader = (envelope: EventBridgeEvent) => ReceivedEvent;

/**
 * Makes the reader of a subscription. It finds the event by detail-type, then by the major version it was published in,
 * validates the data against that version and, for a family, upcasts it to the latest. Schemas are never tried in turn.
 * Events of an `'all'` subscription pass as they are.
 *
 * @returns a reader that throws `UnexpectedEventError`, or `UnknownEventVersionError`, `ContractViolationError` and
 * `UpcastError` of `@busbar/events-schema`.
 */
export function createEventReader({ name, events }: Subscription): EventReader {
  if (events === 'all') {
    return (envelope) => toReceivedEvent(envelope, publishedMajor(envelope), envelope.detail.data);
  }
  const wantedByDetailType = Map.groupBy(events, ({ detailType }) => detailType);
  return (envelope) => {
    const wanted = wantedByDetailType.get(envelope['detail-type']);
    if (wanted !== undefined) return readWanted(wanted, envelope);
    throw new UnexpectedEventError({
      subscription: name,
      eventId: envelope.detail.metadata.id,
      detailType: envelope['detail-type'],
      expected: [...wantedByDetailType.keys()],
    });
  };
}

function readWanted(wanted: readonly SubscribableEvent[], envelope: EventBridgeEvent): ReceivedEvent {
  const { data } = envelope.detail;
  const major = publishedMajor(envelope);
  const family = wanted.find(isEventFamily);
  if (family !== undefined) return toReceivedEvent(envelope, family.latest.major, family.upcast(data, major));

  const versions = wanted.filter(isSingleVersion);
  const definition = versions.find((version) => version.major === major);
  if (definition !== undefined) return toReceivedEvent(envelope, major, definition.parse(data));
  throw new UnknownEventVersionError({
    detailType: envelope['detail-type'],
    major,
    knownMajors: versions.map((version) => version.major),
  });
}

function isSingleVersion(event: SubscribableEvent): event is EventDefinition {
  return !isEventFamily(event);
}

function publishedMajor({ detail }: EventBridgeEvent): number {
  return toMajor(detail.metadata.version);
}

function toReceivedEvent(envelope: EventBridgeEvent, major: number, data: unknown): ReceivedEvent {
  return { detailType: envelope['detail-type'], major, data, metadata: envelope.detail.metadata, envelope };
}
