import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleEnvelope } from '../../test/archived-event.ts';
import { type SentCommand, scriptedClients } from '../../test/scripted-client.ts';
import { ArchiveObjectError } from './archive-object-error.ts';
import { type ArchivedEvent, readS3Archive } from './read-s3-archive.ts';

/** A bucket that lists its objects by pages of 2. */
function fakeBucket(objects: Readonly<Record<string, Uint8Array | undefined>>) {
  const calls: string[] = [];
  const client = scriptedClients.s3(({ name, input }: SentCommand<Readonly<Record<string, string>>>) => {
    calls.push(`${name} ${input.Bucket} ${input.Key ?? input.Prefix}`);
    if (name === 'GetObject') {
      const bytes = objects[input.Key!];
      return { Body: bytes && { transformToByteArray: async () => bytes } };
    }
    const keys = Object.keys(objects).sort();
    const start = Number(input.ContinuationToken ?? 0);
    const isTruncated = start + 2 < keys.length;
    return {
      Contents: keys.length === 0 ? undefined : keys.slice(start, start + 2).map((Key) => ({ Key })),
      IsTruncated: isTruncated,
      NextContinuationToken: isTruncated ? String(start + 2) : undefined,
    };
  });
  return { client, calls };
}

function gzipLines(...lines: readonly string[]): Uint8Array {
  return gzipSync(`${lines.join('\n')}\n`);
}

async function readAll(objects: Readonly<Record<string, Uint8Array | undefined>>, prefix?: string) {
  const { client, calls } = fakeBucket(objects);
  const events: ArchivedEvent[] = [];
  const options = { client, bucketName: 'bucket', ...(prefix === undefined ? {} : { prefix }) };
  let error: unknown;
  try {
    for await (const event of readS3Archive(options)) events.push(event);
  } catch (caught) {
    error = caught;
  }
  return { events, calls, error };
}

describe('readS3Archive', () => {
  it('reads an event with its text as it was written', async () => {
    const text = JSON.stringify(exampleEnvelope()).replace('"data":{}', '"data":{"price":2.50}');
    expect(await readAll({ 'archive/a.gz': gzipLines(text) })).toEqual({
      events: [
        {
          key: 'archive/a.gz',
          eventId: '11111111-1111-4111-8111-111111111111',
          metadataId: '019b0000-0000-7000-8000-000000000001',
          source: 'busbar.shop',
          detailType: 'orders.OrderPlaced',
          timeMs: Date.UTC(2010, 11, 1, 8, 26),
          text,
        },
      ],
      calls: ['ListObjectsV2 bucket archive/', 'GetObject bucket archive/a.gz'],
      error: undefined,
    });
  });

  it('reads 5 objects over 3 pages, in the order of their keys, copies included', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const text = JSON.stringify(exampleEnvelope());
    const { events, calls } = await readAll(
      Object.fromEntries(keys.map((key) => [`archive/${key}`, gzipLines(text, text)])),
    );
    expect(events.map(({ key }) => key)).toEqual(keys.flatMap((key) => [`archive/${key}`, `archive/${key}`]));
    expect(calls.filter((call) => call.startsWith('List'))).toHaveLength(3);
  });

  it('reads nothing from an empty bucket', async () => {
    expect((await readAll({})).events).toEqual([]);
  });

  it('lists below the prefix that it is given', async () => {
    expect((await readAll({}, 'archive/source=busbar.shop/')).calls).toEqual([
      'ListObjectsV2 bucket archive/source=busbar.shop/',
    ]);
  });

  it('reads an event of another envelope, without a metadata id', async () => {
    const text = JSON.stringify(exampleEnvelope({ source: 'aws.s3', detail: { bucket: 'x' } }));
    const { events } = await readAll({ 'archive/a': gzipLines(text) });
    expect(events.map(({ source, metadataId }) => [source, metadataId])).toEqual([['aws.s3', undefined]]);
  });

  it('throws for an object that is no gzip, after the events of the objects before it', async () => {
    const { events, error } = await readAll({
      'archive/a': gzipLines(JSON.stringify(exampleEnvelope())),
      'archive/b': Buffer.from('plain'),
    });
    expect(events).toHaveLength(1);
    expect(error).toBeInstanceOf(ArchiveObjectError);
    expect(error).toMatchObject({
      code: 'ARCHIVE_OBJECT_UNREADABLE',
      retry: 'operator',
      url: 's3://bucket/archive/b',
      cause: expect.objectContaining({ code: 'Z_DATA_ERROR' }),
    });
    expect((error as Error).message).toMatchInlineSnapshot(
      `"Failed to read archive object "s3://bucket/archive/b": it is not gzip (incorrect header check). Move it out of the archive's prefix, then try again."`,
    );
  });

  it.each([
    ['cut off', gzipLines(JSON.stringify(exampleEnvelope())).slice(0, -9)],
    ['empty', new Uint8Array()],
    ['without a body', undefined],
  ])('throws for an object that is %s', async (_how, bytes) => {
    expect((await readAll({ 'archive/a': bytes })).error).toMatchObject({
      message:
        'Failed to read archive object "s3://bucket/archive/a": it is not gzip (unexpected end of file). ' +
        "Move it out of the archive's prefix, then try again.",
    });
  });

  it.each([
    ['no JSON', '{"id":'],
    ['null', 'null'],
    ['a number', '7'],
    ['an object without an id', JSON.stringify(exampleEnvelope({ id: undefined }))],
    ['an object without a source', JSON.stringify(exampleEnvelope({ source: 7 }))],
    ['an object without a detail-type', JSON.stringify(exampleEnvelope({ 'detail-type': undefined }))],
    ['an object without a time', JSON.stringify(exampleEnvelope({ time: undefined }))],
    ['an object of no known time', JSON.stringify(exampleEnvelope({ time: 'noon' }))],
  ])('names the line that is %s, counting empty lines', async (_what, line) => {
    const { events, error } = await readAll({
      'archive/a': gzipLines(JSON.stringify(exampleEnvelope()), '', line),
    });
    expect({ events, message: (error as Error).message }).toEqual({
      events: [],
      message:
        'Failed to read archive object "s3://bucket/archive/a": line 3 is not an event. ' +
        "Move it out of the archive's prefix, then try again.",
    });
  });
});
