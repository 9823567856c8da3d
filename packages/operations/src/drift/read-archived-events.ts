import { gunzipSync } from 'node:zlib';
import { type ReadArchiveObjectsOptions, readArchiveObjects } from '../archive/read-archive-objects.ts';
import { nameSource } from './name-source.ts';
import type { Sampled } from './observation.ts';
import { toSampled } from './read-event-lines.ts';

/** Options of {@link readArchivedEvents}. */
export interface ReadArchivedEventsOptions extends Omit<ReadArchiveObjectsOptions, 'prefix' | 'includeKey'> {
  /** @default 'archive/' */
  readonly prefix?: string;
  /** Hours that end before are not fetched; epoch ms. @default none */
  readonly sinceMs?: number;
  /** Hours that begin after are not fetched; epoch ms. @default none */
  readonly untilMs?: number;
}

const hour = /\/year=(\d{4})\/month=(\d\d)\/day=(\d\d)\/hour=(\d\d)\//;

/**
 * Reads the events of the S3 archive, as `event-archiver` writes it. An object that is no gzip and a line that is no
 * event are given by their place, and reading goes on.
 *
 * @throws {EventSourceUnreadableError} when the bucket cannot be read.
 */
export function readArchivedEvents(options: ReadArchivedEventsOptions): AsyncGenerator<Sampled> {
  const source = `s3://${options.bucketName}/${options.prefix ?? 'archive/'}`;
  const nextStep = 'Check bucket, region and credentials (AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL)';
  return nameSource(readObjects(options), source, nextStep);
}

async function* readObjects({
  prefix = 'archive/',
  sinceMs = Number.NEGATIVE_INFINITY,
  untilMs = Number.POSITIVE_INFINITY,
  ...options
}: ReadArchivedEventsOptions): AsyncGenerator<Sampled> {
  const includeKey = (key: string): boolean => {
    const [, year, month, day, hours] = hour.exec(key)?.map(Number) ?? [];
    if (year === undefined) return true;
    const startMs = Date.UTC(year, month! - 1, day, hours);
    return startMs + 3_600_000 > sinceMs && startMs <= untilMs;
  };
  for await (const { url, bytes } of readArchiveObjects({ ...options, prefix, includeKey })) {
    const lines = unzip(bytes)?.split('\n');
    if (lines === undefined) yield { unreadable: { where: url, reason: 'it is no gzip' } };
    for (const [index, text] of (lines ?? []).entries()) {
      if (text !== '') yield toSampled(text, `${url} line ${index + 1}`);
    }
  }
}

function unzip(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
