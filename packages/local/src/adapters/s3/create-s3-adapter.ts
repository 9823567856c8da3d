import { randomBytes } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { HttpPassThrough, HttpPassThroughResponse } from '../../gateway/http-pass-through.ts';
import { decodeChunkedBody } from './decode-chunked-body.ts';
import { type ObjectStore, type ObjectStoreAnswer, openObjectStore } from './object-store.ts';
import { toCallRequest } from './s3-call.ts';
import { toS3Operation } from './s3-operation.ts';
import { s3Permissions } from './s3-permissions.ts';
import { type S3Request, toS3Request } from './s3-request.ts';

export interface S3AdapterOptions {
  /** Folder in which objects are kept as files: they outlive the process. @default in memory */
  readonly path?: string;
}

/** Bytes that fauxqs takes in one request. Larger objects go up in parts. */
const MAXIMUM_BODY_BYTES = 11 * 1_048_576;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html (2026-11-20) */
const MAXIMUM_KEY_BYTES = 1_024;

const errorXml = new XMLParser({ parseTagValue: false });

/** Runs S3 on fauxqs. @see https://github.com/kibertoad/fauxqs */
export async function createS3Adapter(
  cloud: Pick<CloudContext, 'region'>,
  { path }: S3AdapterOptions = {},
): Promise<HttpPassThrough> {
  const store = await openObjectStore(path);
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** Runs writes one after another, so that none comes between a condition and the write that it guards. */
  const inTurn = <Value>(write: () => Promise<Value>): Promise<Value> => {
    const turn = lastWrite.then(write, write);
    lastWrite = turn.catch(() => undefined);
    return turn;
  };

  const execute = async (given: S3Request): Promise<ObjectStoreAnswer> => {
    const operation = toS3Operation(given);
    if (!operation.supported) {
      throw new AwsError(
        'NotImplemented',
        `A header or query you provided implies functionality that is not implemented: ${operation.name}`,
        { statusCode: 501 },
      );
    }
    checkAddress(given);
    const request = decodeChunkedBody(given);
    switch (operation.name) {
      case 'GetBucketLocation':
        await assertBucket(store, request.bucket);
        return xmlAnswer(
          `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${cloud.region === 'us-east-1' ? '' : cloud.region}</LocationConstraint>`,
        );
      case 'GetBucketVersioning':
        await assertBucket(store, request.bucket);
        return xmlAnswer('<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>');
      case 'CreateBucket':
        // us-east-1 answers success for a bucket that the caller has already.
        if (cloud.region !== 'us-east-1' && (await exists(store, `/${request.bucket}`))) {
          throw new AwsError(
            'BucketAlreadyOwnedByYou',
            'Your previous request to create the named bucket succeeded and you already own it.',
            { statusCode: 409 },
          );
        }
        return store.send(request);
      case 'PutObject':
      case 'CompleteMultipartUpload':
        return inTurn(async () => {
          await assertConditions(store, request);
          return store.send(request);
        });
    }
    return request.method === 'GET' || request.method === 'HEAD'
      ? store.send(request)
      : inTurn(() => store.send(request));
  };

  return {
    service: 's3',
    maximumBodyBytes: MAXIMUM_BODY_BYTES,
    describe(raw) {
      const request = toS3Request(raw);
      const { name } = toS3Operation(request);
      return { name, permissions: s3Permissions(name, request) };
    },
    async handle(raw) {
      const request = toS3Request(raw);
      try {
        const { statusCode, headers, body } = await execute(request);
        if (statusCode === 404 && body.includes('<Code>NoSuchBucket</Code>')) {
          // fauxqs adds the name to AWS's wording.
          return errorAnswer(
            request.method,
            'NoSuchBucket',
            'The specified bucket does not exist',
            statusCode,
          );
        }
        const sized = request.method === 'HEAD' ? {} : { 'content-length': String(body.byteLength) };
        return { statusCode, headers: { ...headers, ...sized, 'x-amz-request-id': requestId() }, body };
      } catch (error) {
        const { code, message, statusCode } =
          error instanceof AwsError
            ? error
            : new AwsError('InternalError', error instanceof Error ? error.message : String(error), {
                statusCode: 500,
              });
        return errorAnswer(request.method, code, message, statusCode);
      }
    },
    refuse: ({ method }, { code, message, statusCode }) =>
      code === 'RequestEntityTooLarge' || statusCode === 413
        ? errorAnswer(method, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400)
        : errorAnswer(method, code, message, statusCode),
    async call(operation, input) {
      const answer = await execute(toS3Request(toCallRequest(operation, input)));
      if (answer.statusCode >= 300) throw toAwsError(answer);
      return { ...answer.headers, Body: answer.body };
    },
    inspect: async () => ({ buckets: store.list() }),
    empty: () => inTurn(async () => store.empty()),
    close: store.close,
  };
}

/** @throws {AwsError} InvalidURI, KeyTooLongError */
function checkAddress({ bucket, key }: S3Request): void {
  if (Buffer.byteLength(key) > MAXIMUM_KEY_BYTES) {
    throw new AwsError('KeyTooLongError', 'Your key is too long', { statusCode: 400 });
  }
  // As parts of a URL these stand for other places than themselves, and cannot be encoded.
  if ([bucket, key].some((part) => part === '.' || part === '..') || (bucket === '' && key !== '')) {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", { statusCode: 400 });
  }
}

async function exists(store: ObjectStore, url: string): Promise<boolean> {
  const { statusCode } = await store.send({ method: 'HEAD', url, headers: {}, body: new Uint8Array() });
  return statusCode === 200;
}

async function assertBucket(store: ObjectStore, bucket: string): Promise<void> {
  if (await exists(store, `/${encodeURIComponent(bucket)}`)) return;
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', { statusCode: 404 });
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
async function assertConditions(store: ObjectStore, { url, headers }: S3Request): Promise<void> {
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers;
  if (ifNoneMatch === undefined && ifMatch === undefined) return;
  const path = url.replace(/\?.*$/, '');
  const current = await store.send({ method: 'HEAD', url: path, headers: {}, body: new Uint8Array() });
  const unquoted = (tag: string | undefined) => tag?.replaceAll('"', '');
  if (ifMatch !== undefined && current.statusCode === 404) {
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', { statusCode: 404 });
  }
  const holds =
    (ifNoneMatch === undefined || current.statusCode === 404) &&
    (ifMatch === undefined || unquoted(ifMatch) === unquoted(current.headers['etag']));
  if (!holds) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      {
        statusCode: 412,
      },
    );
  }
}

function xmlAnswer(text: string): ObjectStoreAnswer {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`),
  };
}

function errorAnswer(
  method: string,
  code: string,
  message: string,
  statusCode: number,
): HttpPassThroughResponse {
  const id = requestId();
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = Buffer.from(
    method === 'HEAD'
      ? ''
      : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>${id}</RequestId></Error>`,
  );
  return {
    statusCode,
    headers: {
      'content-type': 'application/xml',
      'content-length': String(body.byteLength),
      'x-amz-request-id': id,
    },
    body,
  };
}

function toAwsError({ statusCode, body }: ObjectStoreAnswer): AwsError {
  const { Error: { Code = statusCode === 404 ? 'NotFound' : 'BadRequest', Message = Code } = {} } =
    errorXml.parse(body.toString()) as { Error?: { Code?: string; Message?: string } };
  return new AwsError(Code, Message, { statusCode });
}

function requestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}
