import { AwsError } from '../../gateway/aws-error.ts';
import type { HttpPassThroughRequest } from '../../gateway/http-pass-through.ts';

const methods: Readonly<Record<string, string>> = {
  CreateBucket: 'PUT',
  DeleteBucket: 'DELETE',
  DeleteObject: 'DELETE',
  GetObject: 'GET',
  HeadBucket: 'HEAD',
  HeadObject: 'HEAD',
  PutObject: 'PUT',
};

/** Operations that can be called in process. */
export const s3CallOperations: ReadonlySet<string> = new Set(Object.keys(methods));

/** Makes the request of a call in process. @param input `{ Bucket, Key?, Body?, ContentType? }` @throws {AwsError} NotImplemented. */
export function toCallRequest(operation: string, input: Record<string, unknown>): HttpPassThroughRequest {
  const method = methods[operation];
  if (method === undefined) {
    throw new AwsError('NotImplemented', `The local cloud cannot call s3:${operation} in process`, {
      statusCode: 501,
    });
  }
  const { Bucket, Key, Body, ContentType } = input;
  const path = Key === undefined ? '' : `/${String(Key).split('/').map(encodeURIComponent).join('/')}`;
  return {
    method,
    url: `/${encodeURIComponent(String(Bucket))}${path}`,
    headers: ContentType === undefined ? {} : { 'content-type': String(ContentType) },
    body:
      Body instanceof Uint8Array ? Body : Body === undefined ? new Uint8Array() : Buffer.from(String(Body)),
  };
}
