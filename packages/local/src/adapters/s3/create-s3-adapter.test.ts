import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFunctionCloud, roleArn } from '../../../test/function-cloud.ts';
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts';
import type { HttpPassThrough } from '../../gateway/http-pass-through.ts';
import { createS3Adapter } from './create-s3-adapter.ts';

const Bucket = 'archive';
const cloud = createFunctionCloud({ iam: 'enforce' });
let adapter: HttpPassThrough;
let gateway: Gateway;
let client: S3Client;
const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new S3Client({ endpoint: gateway.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
const named = (error: { name: string; message: string }) => `${error.name}: ${error.message}`;

beforeAll(async () => {
  adapter = await createS3Adapter(cloud.cloud);
  gateway = await createGateway({
    cloud: cloud.cloud,
    services: cloud.services,
    actions: [],
    passThroughs: [adapter],
  });
  client = clientOf({ accessKeyId: 'test', secretAccessKey: 'test' });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
  await adapter.close();
  await cloud.stop();
});

const put = (Key: string, Body: string | Uint8Array | Readable, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string) => {
  const { Body, ...answer } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return { ...answer, bytes: await Body!.transformToByteArray() };
};

describe('an object', () => {
  it('comes back with its bytes, type, coding and metadata', async () => {
    const Body = gzipSync('{"id":1}\n');

    await put('archive/source=a b/é+1.ndjson.gz', Body, {
      ContentType: 'application/x-ndjson',
      ContentEncoding: 'gzip',
      Metadata: { events: '1' },
    });
    const { bytes, ContentType, ContentEncoding, Metadata, ContentLength } = await get(
      'archive/source=a b/é+1.ndjson.gz',
    );

    expect([gunzipSync(bytes).toString(), ContentType, ContentEncoding, Metadata, ContentLength]).toEqual([
      '{"id":1}\n',
      'application/x-ndjson',
      'gzip',
      { events: '1' },
      Body.length,
    ]);
  });

  it('may be streamed up in chunks with its checksum behind, and keeps bytes and coding', async () => {
    const content = randomBytes(300_000);
    const chunks = [content.subarray(0, 1), content.subarray(1, 100_000), content.subarray(100_000)];

    await put('streamed', Readable.from(chunks), { ContentLength: content.length, ContentEncoding: 'gzip' });
    const { bytes, ContentEncoding } = await get('streamed');

    expect([Buffer.from(bytes).equals(content), ContentEncoding]).toEqual([true, 'gzip']);
  });

  it('of no bytes is kept', async () => {
    await put('empty', new Uint8Array());

    expect((await get('empty')).bytes).toEqual(new Uint8Array());
  });

  it('whose checksum does not fit is refused', async () => {
    const refusal = await put('bad', 'text', { ChecksumCRC32: 'AAAAAA==' }).catch(named);

    expect(refusal).toBe('BadDigest: The CRC32 you specified did not match the calculated checksum.');
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'bad' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('written under If-None-Match wins once among many', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        put('once', String(index), { IfNoneMatch: '*' }).then(
          () => 'written',
          (error: Error) => named(error),
        ),
      ),
    );

    expect(outcomes.sort()).toEqual([
      ...Array(4).fill('PreconditionFailed: At least one of the pre-conditions you specified did not hold'),
      'written',
    ]);
  });

  it('written under If-Match needs the tag that it has', async () => {
    const { ETag } = await put('tagged', '1');

    const outcomes = [
      await put('tagged', '2', { IfMatch: '"other"' }).catch((error: Error) => error.name),
      await put('tagged', '3', { IfMatch: ETag }).then(() => 'written'),
      await put('absent', '4', { IfMatch: ETag }).catch((error: Error) => error.name),
    ];

    expect(outcomes).toEqual(['PreconditionFailed', 'written', 'NoSuchKey']);
  });

  it('is headed, copied and deleted', async () => {
    await put('source', 'text', { ContentType: 'text/plain' });
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/source` }));
    const { ContentLength, ContentType } = await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'copy' }));

    expect([ContentLength, ContentType]).toEqual([4, 'text/plain']);
    await expect(get('copy')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('goes up in parts', async () => {
    const Key = 'parts';
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const parts = [randomBytes(5 * 1_048_576), randomBytes(10)];
    const Parts = [];
    for (const [index, Body] of parts.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    await client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );

    expect(Buffer.from((await get(Key)).bytes).equals(Buffer.concat(parts))).toBe(true);
  });

  it('has its upload given up', async () => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'given-up' }));
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key: 'given-up', UploadId }));

    await expect(get('given-up')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('above 11 MiB in one request is refused', async () => {
    const refusal = await put('large', Buffer.alloc(12 * 1_048_576)).catch(named);

    expect(refusal).toBe('EntityTooLarge: Your proposed upload exceeds the maximum allowed size');
  });
});

describe('a bucket', () => {
  it('lists by prefix and delimiter, page by page, and forgets what is deleted', async () => {
    const bucket = { Bucket: 'listing' };
    await client.send(new CreateBucketCommand(bucket));
    for (const Key of ['a/1', 'a/2', 'a/3', 'b/1']) {
      await client.send(new PutObjectCommand({ ...bucket, Key, Body: Key }));
    }

    const first = await client.send(new ListObjectsV2Command({ ...bucket, Prefix: 'a/', MaxKeys: 2 }));
    const second = await client.send(
      new ListObjectsV2Command({ ...bucket, Prefix: 'a/', ContinuationToken: first.NextContinuationToken! }),
    );
    const folders = await client.send(new ListObjectsV2Command({ ...bucket, Delimiter: '/' }));
    await client.send(
      new DeleteObjectsCommand({
        ...bucket,
        Delete: { Objects: [{ Key: 'a/1' }, { Key: 'a/2' }, { Key: 'a/3' }] },
      }),
    );
    const rest = await client.send(new ListObjectsV2Command(bucket));

    const keys = ({ Contents = [] }: ListObjectsV2CommandOutput) => Contents.map(({ Key }) => Key);
    expect([keys(first), keys(second), folders.CommonPrefixes, keys(rest)]).toEqual([
      ['a/1', 'a/2'],
      ['a/3'],
      [{ Prefix: 'a/' }, { Prefix: 'b/' }],
      ['b/1'],
    ]);
  });

  it('is created, found, located, unversioned and deleted', async () => {
    const bucket = { Bucket: 'brief' };
    await client.send(new CreateBucketCommand(bucket));
    await client.send(new HeadBucketCommand(bucket));
    const { LocationConstraint } = await client.send(new GetBucketLocationCommand(bucket));
    const { Status } = await client.send(new GetBucketVersioningCommand(bucket));
    await client.send(new DeleteBucketCommand(bucket));
    const { Buckets = [] } = await client.send(new ListBucketsCommand({}));

    expect([LocationConstraint, Status, Buckets.map(({ Name }) => Name).includes('brief')]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('that does not exist is not found', async () => {
    const refusal = await client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' })).catch(named);

    expect(refusal).toBe('NoSuchBucket: The specified bucket does not exist');
  });

  it.each([
    ['PUT ?policy', new PutBucketPolicyCommand({ Bucket, Policy: '{}' })],
    ['PUT ?tagging', new PutObjectTaggingCommand({ Bucket, Key: 'source', Tagging: { TagSet: [] } })],
  ])('refuses %s instead of taking it for something else', async (name, command) => {
    const refusal = await client.send(command as PutBucketPolicyCommand).catch(named);

    expect(refusal).toBe(
      `NotImplemented: A header or query you provided implies functionality that is not implemented: ${name}`,
    );
  });
});

it('permissions are those of the object, the bucket and each object to delete', async () => {
  cloud.access.putRolePolicy('function-role', 'archive', {
    Statement: [
      { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${Bucket}/archive/*` },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: `arn:aws:s3:::${Bucket}`,
        Condition: { StringEquals: { 's3:prefix': 'archive/' } },
      },
      { Effect: 'Allow', Action: 's3:DeleteObject', Resource: `arn:aws:s3:::${Bucket}/archive/a&b` },
    ],
  });
  const role = clientOf(cloud.access.credentialsFor(roleArn, 'archiver'));
  const outcome = (call: Promise<unknown>) => call.then(() => 'allowed', named);
  const object = { Bucket, Key: 'archive/a&b' };

  const outcomes = [
    await outcome(role.send(new PutObjectCommand({ ...object, Body: 'x' }))),
    await outcome(role.send(new ListObjectsV2Command({ Bucket, Prefix: 'archive/' }))),
    await outcome(
      role.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: object.Key }] } })),
    ),
    await outcome(role.send(new PutObjectCommand({ Bucket, Key: 'other', Body: 'x' }))),
    await outcome(role.send(new ListObjectsV2Command({ Bucket }))),
    await outcome(role.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'other' }] } }))),
  ];
  role.destroy();

  const denied = (action: string, resource: string) =>
    `AccessDenied: User: arn:aws:sts::000000000000:assumed-role/function-role/archiver is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  expect(outcomes).toEqual([
    'allowed',
    'allowed',
    'allowed',
    denied('s3:PutObject', 'arn:aws:s3:::archive/other'),
    denied('s3:ListBucket', 'arn:aws:s3:::archive'),
    denied('s3:DeleteObject', 'arn:aws:s3:::archive/other'),
  ]);
});

it('keeps buckets and objects in a folder', async () => {
  const path = mkdtempSync(join(tmpdir(), 'busbar-test-s3-'));
  const first = await createS3Adapter(cloud.cloud, { path });
  await first.call('CreateBucket', { Bucket: 'kept' });
  await first.call('PutObject', { Bucket: 'kept', Key: 'a/b c', Body: 'text' });
  await first.close();

  const second = await createS3Adapter(cloud.cloud, { path });
  const { Body } = (await second.call('GetObject', { Bucket: 'kept', Key: 'a/b c' })) as { Body: Uint8Array };
  const refusal = await second.call('GetObject', { Bucket: 'kept', Key: 'none' }).catch(named);
  await second.close();
  rmSync(path, { recursive: true });

  expect([Buffer.from(Body).toString(), refusal]).toEqual([
    'text',
    'AwsError: The specified key does not exist.',
  ]);
});

it('lists keys in the order of their codes, each on one page, however they are cut into pages', async () => {
  await client.send(new CreateBucketCommand({ Bucket: 'pages' }));
  const keys = ['B', 'C', 'a', 'a-b', 'a/1', 'a/2', 'a0', 'a=1', 'b/1', '_'];
  for (const Key of keys) await client.send(new PutObjectCommand({ Bucket: 'pages', Key, Body: 'x' }));
  const list = async (input: { Delimiter?: string; MaxKeys?: number }) => {
    const listed: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page: ListObjectsV2CommandOutput = await client.send(
        new ListObjectsV2Command({
          Bucket: 'pages',
          ...input,
          ...(ContinuationToken && { ContinuationToken }),
        }),
      );
      listed.push(...(page.Contents ?? []).map(({ Key }) => Key!));
      listed.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return listed;
  };
  const inOrder = ['B', 'C', '_', 'a', 'a-b', 'a/1', 'a/2', 'a0', 'a=1', 'b/1'];

  expect(await list({})).toEqual(inOrder);
  for (const MaxKeys of [1, 2, 3]) expect(await list({ MaxKeys })).toEqual(inOrder);
  expect(await list({ Delimiter: '/', MaxKeys: 1 })).toEqual([
    'B',
    'C',
    '_',
    'a',
    'a-b',
    'a/',
    'a0',
    'a=1',
    'b/',
  ]);
});
