import type { CronExpression } from './cron-expression.ts';
import type { ScheduleExpression } from './schedule-expression.ts';
import { instantsOf, toInstant, toWallMs } from './wall-clock.ts';

/** The instants at which something is due, epoch ms. */
export interface Recurrence {
  /** The first one for something that is set up now; may be now itself. */
  first(nowMs: number): number | undefined;
  /** The first one strictly after an instant. */
  next(afterMs: number): number | undefined;
}

/** Scheduler invokes within the minute that a schedule names. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
const PRECISION_MS = 60_000;

/** Recurs in a fixed period from an anchor on; a day is 24 hours whatever the clocks do. */
export function everyPeriod(periodMs: number, anchorMs: number): Recurrence {
  const notBefore = (ms: number) => anchorMs + Math.max(0, Math.ceil((ms - anchorMs) / periodMs)) * periodMs;
  return { first: notBefore, next: (afterMs) => notBefore(afterMs + 1) };
}

/**
 * Recurs at the times of a cron expression as the clocks of a time zone show them: a time that the clocks skip is
 * left out, one that they show twice counts once, the first time.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function atWallTimes(cron: CronExpression, timeZone: string): Recurrence {
  const next = (afterMs: number) => {
    let wallMs = cron.next(toWallMs(afterMs, timeZone));
    while (wallMs !== undefined) {
      const instantMs = instantsOf(wallMs, timeZone)[0];
      if (instantMs !== undefined && instantMs > afterMs) return instantMs;
      wallMs = cron.next(wallMs);
    }
    return undefined;
  };
  return { first: next, next };
}

/** Is due once. A time whose minute is over when it is set up is never due. */
export function once(dueMs: number): Recurrence {
  return {
    first: (nowMs) => (dueMs + PRECISION_MS > nowMs ? dueMs : undefined),
    next: (afterMs) => (dueMs > afterMs ? dueMs : undefined),
  };
}

/** Leaves out what is before a start or after an end, each included. Epoch ms. */
export function within(
  recurrence: Recurrence,
  { startMs, endMs }: { readonly startMs?: number | undefined; readonly endMs?: number | undefined },
): Recurrence {
  const beforeEnd = (ms: number | undefined) =>
    ms === undefined || (endMs !== undefined && ms > endMs) ? undefined : ms;
  return {
    first: (nowMs) =>
      beforeEnd(
        startMs !== undefined && startMs > nowMs ? recurrence.next(startMs - 1) : recurrence.first(nowMs),
      ),
    next: (afterMs) => beforeEnd(recurrence.next(Math.max(afterMs, (startMs ?? afterMs + 1) - 1))),
  };
}

/** How an expression becomes a recurrence. */
export interface RecurrenceOptions {
  /** When a rate begins if no start is given, epoch ms: the time at which the schedule was set up. */
  readonly anchorMs: number;
  /** IANA name. @default 'UTC' */
  readonly timeZone?: string | undefined;
  /** Epoch ms. @default none */
  readonly startMs?: number | undefined;
  /** Epoch ms. @default none */
  readonly endMs?: number | undefined;
}

/** Gives the recurrence of a schedule. Start and end do not count for one that is due once. */
export function toRecurrence(
  expression: ScheduleExpression,
  { anchorMs, timeZone = 'UTC', startMs, endMs }: RecurrenceOptions,
): Recurrence {
  switch (expression.kind) {
    case 'at':
      return once(toInstant(expression.wallMs, timeZone));
    case 'cron':
      return within(atWallTimes(expression.cron, timeZone), { startMs, endMs });
    case 'rate':
      return within(everyPeriod(expression.periodMs, startMs ?? anchorMs), { startMs, endMs });
  }
}
