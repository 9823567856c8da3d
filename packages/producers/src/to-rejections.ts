import type { PreparedEvent } from './prepare-event.ts';
import type { AcceptedEvent, RejectedEvent } from './rejected-event.ts';
import type { PutFailure, PutOutcome } from './run-put.ts';

export interface Rejections {
  readonly accepted: readonly AcceptedEvent[];
  readonly rejected: readonly RejectedEvent[];
  /** Whether a signal ended the attempts for at least one event. */
  readonly isCutShort: boolean;
}

/** Sorts events by what became of them; both lists keep the order of the events. */
export function toRejections(events: readonly PreparedEvent[], outcomes: readonly PutOutcome[]): Rejections {
  const accepted: AcceptedEvent[] = [];
  const rejected: RejectedEvent[] = [];
  let isCutShort = false;
  for (const [index, event] of events.entries()) {
    const outcome = outcomes[index]!;
    if (outcome.accepted) {
      const { id, detailType, version } = event;
      accepted.push({ index, id, eventId: outcome.eventId, detailType, version });
    } else {
      isCutShort ||= outcome.isCutShort;
      rejected.push(toRejectedEvent(event, outcome, index));
    }
  }
  return { accepted, rejected, isCutShort };
}

function toRejectedEvent(
  { entry: _entry, detail: _detail, sizeBytes: _sizeBytes, version: _version, ...item }: PreparedEvent,
  { accepted: _accepted, isCutShort: _isCutShort, ...failure }: PutFailure,
  index: number,
): RejectedEvent {
  return { ...item, ...failure, index };
}
