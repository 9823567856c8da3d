import { createHash } from 'node:crypto';
import type { RawEvent } from '../consume/consume-batch.ts';

/** Hive's name for a value that is missing, which Athena and Spark read as null. */
const MISSING = '__HIVE_DEFAULT_PARTITION__';
/** Longest encoded value; two of them leave room in the 1,024 bytes of an S3 key. */
const SEGMENT_CHARACTERS = 300;

/**
 * The key prefix under which an event is archived, by its source, its detail-type and the UTC hour of the envelope's `time`:
 * `archive/source=…/detail-type=…/year=2025/month=03/day=01/hour=08/`.
 *
 * Values are percent-encoded, so that none can add a level to the key; what has no source or detail-type goes to
 * `__HIVE_DEFAULT_PARTITION__`, what has no time by the time at which its message reached the queue.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
export function archivePartition(event: RawEvent): string {
  const { source, 'detail-type': detailType } = fieldsOf(event);
  const time = new Date(archiveTimeMs(event));
  const levels = [
    ['source', encodeSegment(source)],
    ['detail-type', encodeSegment(detailType)],
    ['year', String(time.getUTCFullYear()).padStart(4, '0')],
    ['month', twoDigits(time.getUTCMonth() + 1)],
    ['day', twoDigits(time.getUTCDate())],
    ['hour', twoDigits(time.getUTCHours())],
  ];
  return `archive/${levels.map(([name, value]) => `${name}=${value}/`).join('')}`;
}

/** The envelope's `time`, or when the message reached the queue; epoch ms. */
export function archiveTimeMs(event: RawEvent): number {
  const { time } = fieldsOf(event);
  const timeMs = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(timeMs) ? event.sentAtMs : timeMs;
}

function fieldsOf({ envelope }: RawEvent): Readonly<Record<string, unknown>> {
  return typeof envelope === 'object' && envelope !== null ? (envelope as Record<string, unknown>) : {};
}

function encodeSegment(value: unknown): string {
  if (typeof value !== 'string' || value === '') return MISSING;
  const encoded = encodeURIComponent(value.toWellFormed()).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  if (encoded.length <= SEGMENT_CHARACTERS) return encoded;
  const hash = createHash('sha256').update(value).digest('hex').slice(0, 16);
  // Cut before an escape that would be left half.
  return `${encoded.slice(0, SEGMENT_CHARACTERS - 17).replace(/%.?$/, '')}-${hash}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
