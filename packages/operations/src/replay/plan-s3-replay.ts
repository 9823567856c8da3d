import { compilePattern } from '@busbar/event-pattern';
import type { ArchivedEvent } from '../archive/read-s3-archive.ts';

export interface S3ReplayPlanOptions {
  readonly events: Iterable<ArchivedEvent>;
  /** Event pattern of the consumer's rule: what its queue would have got live. */
  readonly pattern: string;
  /** Event times from here (included) … */
  readonly from: Date;
  /** … to here (excluded). */
  readonly to: Date;
}

export interface S3ReplayPlan {
  /** By event time, then by id; every event once, however often it stands in the archive. */
  readonly events: readonly ArchivedEvent[];
  /** Copies left out. */
  readonly copies: number;
  /** Events outside the window or not matched by the pattern. */
  readonly outside: number;
}

/** Plans which events of the S3 archive a consumer's queue gets, and in which order. */
export function planS3Replay({ events, pattern, from, to }: S3ReplayPlanOptions): S3ReplayPlan {
  const rule = compilePattern(pattern);
  const planned = new Map<string, ArchivedEvent>();
  let copies = 0;
  let outside = 0;
  for (const event of events) {
    const inWindow = event.timeMs >= from.getTime() && event.timeMs < to.getTime();
    if (!inWindow || !rule.matchesText(event.text)) outside += 1;
    else if (planned.has(event.eventId)) copies += 1;
    else planned.set(event.eventId, event);
  }
  const inOrder = [...planned.values()].sort(
    (a, b) => a.timeMs - b.timeMs || (a.eventId < b.eventId ? -1 : 1),
  );
  return { events: inOrder, copies, outside };
}
