import { gunzipSync } from 'node:zlib';
import type { S3Client } from '@aws-sdk/client-s3';
import { safeParseEventBridgeEvent } from '@busbar/events-schema';
import { ArchiveObjectError } from './archive-object-error.ts';
import { readArchiveObjects } from './read-archive-objects.ts';

/** One event of the S3 archive. */
export interface ArchivedEvent {
  /** Object that holds it. */
  readonly key: string;
  /** EventBridge's own id: the same in every copy of one PutEvents entry. */
  readonly eventId: string;
  /** `detail.metadata.id`; `undefined` for an event that is not of Busbar's envelope. */
  readonly metadataId: string | undefined;
  readonly source: string;
  readonly detailType: string;
  /** Epoch ms, whole seconds. */
  readonly timeMs: number;
  /** The event as it was delivered, one line of JSON. */
  readonly text: string;
}

export interface ReadS3ArchiveOptions {
  readonly client: S3Client;
  readonly bucketName: string;
  /** @default 'archive/' */
  readonly prefix?: string;
}

/**
 * Reads every event of the S3 archive, object by object in the order of their keys. An event that was archived in
 * two objects (its batch was redelivered in another cut) comes twice: tell copies by `eventId`.
 *
 * @throws {ArchiveObjectError} for an object that is no gzip, or a line that is no event with a time. The events of
 * the objects before it have been given by then.
 *
 * @example
 * ```ts
 * for await (const { detailType, text } of readS3Archive({ client: new S3Client(), bucketName })) print(detailType, text);
 * //=> orders.OrderPlaced {"version":"0","id":"6f1c…",…}
 * ```
 */
export async function* readS3Archive({
  client,
  bucketName,
  prefix = 'archive/',
}: ReadS3ArchiveOptions): AsyncGenerator<ArchivedEvent> {
  for await (const { key, url, bytes } of readArchiveObjects({ client, bucketName, prefix })) {
    yield* parseArchiveObject(url, key, bytes);
  }
}

function parseArchiveObject(url: string, key: string, bytes: Uint8Array): readonly ArchivedEvent[] {
  return unzip(url, bytes)
    .split('\n')
    .flatMap((text, index) => {
      if (text === '') return [];
      const event = toArchivedEvent(key, text);
      if (event === undefined) throw new ArchiveObjectError(url, `line ${index + 1} is not an event`);
      return [event];
    });
}

function toArchivedEvent(key: string, text: string): ArchivedEvent | undefined {
  const envelope = (toJson(text) ?? {}) as Readonly<Record<string, unknown>>;
  const { id, source, 'detail-type': detailType, time } = envelope;
  const timeMs = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof detailType !== 'string')
    return undefined;
  if (Number.isNaN(timeMs)) return undefined;
  const parsed = safeParseEventBridgeEvent(envelope);
  const metadataId = parsed.success ? parsed.data.detail.metadata.id : undefined;
  return { key, eventId: id, metadataId, source, detailType, timeMs, text };
}

function unzip(url: string, bytes: Uint8Array): string {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch (cause) {
    throw new ArchiveObjectError(url, `it is not gzip (${(cause as Error).message})`, cause);
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
