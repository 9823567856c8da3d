import type { Timer } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { Recurrence } from './recurrence.ts';

/** Next occurrence of one entry, as it is stored. */
interface PlannedOccurrence {
  readonly key: string;
  /** Epoch ms. */
  readonly nextMs: number;
}

/**
 * Runs things when they are due. Its timers are the clock's own and no work of the cloud: a cloud with a schedule
 * still settles. Only what is due already is work.
 */
export interface Timetable {
  /** Plans an entry from now on, in place of what was planned for it. */
  plan(key: string): void;
  cancel(key: string): void;
  /** Whether an entry is due again. */
  has(key: string): boolean;
  /** Begins to run what is due; before that entries are only noted. */
  resume(): void;
}

export interface TimetableOptions {
  /** Name of the collection that outlives the process. */
  readonly collection: string;
  /** The recurrence of an entry; `undefined` when it is not to run. */
  recurrenceOf(key: string): Recurrence | undefined;
  /** @param scheduledMs when it was due, epoch ms. */
  run(key: string, scheduledMs: number): void;
}

/**
 * Creates a timetable on a cloud's clock and store. Of the occurrences that passed while nothing ran (the process
 * was down, the machine slept) the last one is made up for, once.
 */
export function createTimetable(
  { clock, store, work }: Pick<CloudContext, 'clock' | 'store' | 'work'>,
  { collection, recurrenceOf, run }: TimetableOptions,
): Timetable {
  const planned = store.collection<PlannedOccurrence>(collection);
  const timers = new Map<string, Timer>();
  let running = false;

  const arm = ({ key, nextMs }: PlannedOccurrence) => {
    timers.get(key)?.cancel();
    if (!running) return;
    const due = nextMs <= clock.now();
    timers.set(
      key,
      (due ? work : clock).setTimer(nextMs, () => fire(key)),
    );
  };
  const cancel = (key: string) => {
    timers.get(key)?.cancel();
    timers.delete(key);
    planned.delete(key);
  };
  const note = (key: string, nextMs: number | undefined) => {
    if (nextMs === undefined) return cancel(key);
    const occurrence = { key, nextMs };
    planned.set(key, occurrence);
    arm(occurrence);
  };
  const fire = (key: string) => {
    const recurrence = recurrenceOf(key);
    let scheduledMs = planned.get(key)?.nextMs;
    if (recurrence === undefined || scheduledMs === undefined) return cancel(key);
    let nextMs = recurrence.next(scheduledMs);
    while (nextMs !== undefined && nextMs <= clock.now()) {
      scheduledMs = nextMs;
      nextMs = recurrence.next(scheduledMs);
    }
    note(key, nextMs);
    run(key, scheduledMs);
  };

  return {
    plan: (key) => note(key, recurrenceOf(key)?.first(clock.now())),
    cancel,
    has: (key) => planned.has(key),
    resume() {
      running = true;
      for (const occurrence of planned.values()) arm(occurrence);
    },
  };
}
