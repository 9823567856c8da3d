import type { PutEventsEntry } from '@busbar/core';
import type { EventDetail } from '@busbar/events-schema';

export interface EntryFacts {
  readonly source: string;
  readonly detailType: string;
  readonly detail: EventDetail<unknown>;
  readonly time: Date;
  readonly resources?: readonly string[] | undefined;
}

/**
 * Writes an event as a PutEvents entry `{ Time, Source, DetailType, Detail, Resources? }`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export function toEntry({ source, detailType, detail, time, resources = [] }: EntryFacts): PutEventsEntry {
  return {
    Time: time,
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
    ...(resources.length > 0 && { Resources: resources }),
  };
}
