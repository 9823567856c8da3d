import type { Spy, SpyRecord } from '../spy.ts';

/** Records kept; the oldest go first. */
export const SPY_RECORDS_KEPT = 10_000;

export type NumberedSpyRecord = SpyRecord & {
  /** 1 for the first since the start; no number is left out. */
  readonly sequence: number;
};

/** The last records of a spy. */
export interface SpyLog {
  /** Number of the newest record, 0 before the first. */
  readonly last: number;
  /** Records with a number above `sequence`, oldest first; those that are gone already are missing. */
  since(sequence: number): readonly NumberedSpyRecord[];
}

/** Keeps what a spy sees from now on. @param capacity records at most. */
export function createSpyLog(spy: Spy, capacity: number = SPY_RECORDS_KEPT): SpyLog {
  const ring: NumberedSpyRecord[] = [];
  let last = 0;
  spy.listen((record) => {
    last += 1;
    ring[(last - 1) % capacity] = { sequence: last, ...record };
  });
  return {
    get last() {
      return last;
    },
    since(sequence) {
      const records: NumberedSpyRecord[] = [];
      for (let next = Math.max(sequence, last - capacity) + 1; next <= last; next += 1) {
        records.push(ring[(next - 1) % capacity]!);
      }
      return records;
    },
  };
}
