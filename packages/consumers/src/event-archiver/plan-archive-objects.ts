import { createHash } from 'node:crypto';
import type { RawEvent } from '../consume/consume-batch.ts';
import { archivePartition, archiveTimeMs } from './archive-partition.ts';

/** One object that a batch becomes: the events of one source, detail-type and hour. */
export interface ArchiveObject {
  readonly key: string;
  /** NDJSON: one event a line, oldest first, each line ended. */
  readonly ndjson: string;
  /** Messages whose events are in the object: what fails with it. */
  readonly messageIds: readonly string[];
}

/**
 * Plans the objects of a batch, one per partition.
 *
 * Lines are sorted by time and text and the object is named by the hash of its lines, so that the same events give the
 * same key and the same bytes in whatever order they come: a batch that is delivered again overwrites itself. Two
 * messages with one body (SQS delivered it twice) are one line; an event that was published twice is two events of
 * the bus, with ids of their own, and two lines.
 */
export function planArchiveObjects(events: readonly RawEvent[]): readonly ArchiveObject[] {
  return [...Map.groupBy(events, archivePartition)].map(([partition, members]) => {
    const ndjson = toNdjson(members);
    const name = createHash('sha256').update(ndjson).digest('hex').slice(0, 32);
    return {
      key: `${partition}${name}.ndjson.gz`,
      ndjson,
      messageIds: members.map(({ messageId }) => messageId),
    };
  });
}

function toNdjson(events: readonly RawEvent[]): string {
  const timeByLine = new Map(events.map((event) => [toLine(event.body), archiveTimeMs(event)]));
  return [...timeByLine]
    .sort(([lineA, timeA], [lineB, timeB]) => timeA - timeB || (lineA < lineB ? -1 : 1))
    .map(([line]) => `${line}\n`)
    .join('');
}

/** A line break in JSON text can only stand between tokens; the rest of the body stays as it came, numbers included. */
function toLine(body: string): string {
  return body.replaceAll(/[\r\n]+/g, ' ').trim();
}
