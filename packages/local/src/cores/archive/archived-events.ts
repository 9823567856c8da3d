import type { CloudContext } from '../../cloud-context.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';

/** An event in an archive. */
export interface ArchivedEvent {
  readonly key: string;
  readonly event: BusEvent;
}

export interface ArchiveTotals {
  readonly eventCount: number;
  readonly sizeBytes: number;
}

/** The events of every archive. */
export interface ArchivedEvents {
  /** Adds an event: one change of the store. */
  add(archiveName: string, event: BusEvent): void;
  get(archiveName: string, key: string): BusEvent | undefined;
  /** What the archive still holds. @param retentionDays 0 for ever. */
  list(archiveName: string, retentionDays: number): readonly ArchivedEvent[];
  totals(archiveName: string, retentionDays: number): ArchiveTotals;
  /** Removes every event of an archive. */
  clear(archiveName: string): void;
}

interface Shelf {
  /** Number of the next event. */
  next: number;
  eventCount: number;
  sizeBytes: number;
  /** When the oldest event came, epoch ms; it may be gone already. */
  oldestMs: number;
}

const DAY_MS = 86_400_000;

/** Keeps events in one collection an archive, keyed in the order they came; counts are kept beside, not stored. */
export function createArchivedEvents(cloud: CloudContext): ArchivedEvents {
  const shelves = new Map<string, Shelf>();
  const collectionOf = (archiveName: string) =>
    cloud.store.collection<ArchivedEvent>(`events.archives/${archiveName}`);
  const toKey = (number: number) => String(number).padStart(12, '0');

  const shelfOf = (archiveName: string) => {
    let shelf = shelves.get(archiveName);
    if (shelf === undefined) {
      shelf = { next: 1, eventCount: 0, sizeBytes: 0, oldestMs: Number.POSITIVE_INFINITY };
      for (const { key, event } of collectionOf(archiveName).values()) {
        shelf.next = Math.max(shelf.next, Number(key) + 1);
        count(shelf, event);
      }
      shelves.set(archiveName, shelf);
    }
    return shelf;
  };
  const count = (shelf: Shelf, event: BusEvent) => {
    shelf.eventCount += 1;
    shelf.sizeBytes += event.sizeBytes;
    shelf.oldestMs = Math.min(shelf.oldestMs, event.ingestedAtMs);
  };

  /** Drops what is past its retention; looks through the archive only when something may be. */
  const expire = (archiveName: string, retentionDays: number) => {
    const shelf = shelfOf(archiveName);
    const keptFromMs = cloud.clock.now() - retentionDays * DAY_MS;
    if (retentionDays === 0 || shelf.oldestMs >= keptFromMs) return;
    const collection = collectionOf(archiveName);
    shelf.oldestMs = Number.POSITIVE_INFINITY;
    for (const { key, event } of [...collection.values()]) {
      if (event.ingestedAtMs >= keptFromMs) {
        shelf.oldestMs = Math.min(shelf.oldestMs, event.ingestedAtMs);
      } else {
        collection.delete(key);
        shelf.eventCount -= 1;
        shelf.sizeBytes -= event.sizeBytes;
      }
    }
  };

  return {
    add(archiveName, event) {
      const shelf = shelfOf(archiveName);
      const key = toKey(shelf.next++);
      collectionOf(archiveName).set(key, { key, event });
      count(shelf, event);
    },
    get: (archiveName, key) => collectionOf(archiveName).get(key)?.event,
    list(archiveName, retentionDays) {
      expire(archiveName, retentionDays);
      return [...collectionOf(archiveName).values()];
    },
    totals(archiveName, retentionDays) {
      expire(archiveName, retentionDays);
      const { eventCount, sizeBytes } = shelfOf(archiveName);
      return { eventCount, sizeBytes };
    },
    clear(archiveName) {
      const collection = collectionOf(archiveName);
      for (const { key } of [...collection.values()]) collection.delete(key);
      shelves.delete(archiveName);
    },
  };
}
