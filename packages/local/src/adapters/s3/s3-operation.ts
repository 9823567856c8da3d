import type { S3Request } from './s3-request.ts';

/** Queries that stand for a part of a bucket or an object which the local cloud does not keep. */
const unsupportedSubresources = [
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'tagging',
  'torrent',
  'versionId',
  'versions',
  'website',
];

/** What a request asks for: an operation of S3's API model, or the query that names one which is not supported. */
export type S3Operation =
  | { readonly supported: true; readonly name: string }
  | { readonly supported: false; readonly name: string; readonly subresource: string };

export function toS3Operation({ method, bucket, key, query, headers }: S3Request): S3Operation {
  const subresource = unsupportedSubresources.find((name) => query.has(name));
  if (subresource !== undefined) return { supported: false, name: `${method} ?${subresource}`, subresource };
  const operation = (name: string) => ({ supported: true, name }) as const;
  const refused = (name: string) =>
    ({ supported: false, name: `${method} ?${name}`, subresource: name }) as const;

  if (bucket === '') return operation('ListBuckets');
  if (key === '') {
    if (query.has('versioning'))
      return method === 'GET' ? operation('GetBucketVersioning') : refused('versioning');
    if (query.has('location')) return operation('GetBucketLocation');
    if (query.has('uploads')) return refused('uploads');
    if (query.has('lifecycle')) {
      const verbs = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };
      return operation(`${verbs[method as keyof typeof verbs] ?? 'Get'}BucketLifecycleConfiguration`);
    }
    switch (method) {
      case 'PUT':
        return operation('CreateBucket');
      case 'DELETE':
        return operation('DeleteBucket');
      case 'HEAD':
        return operation('HeadBucket');
      case 'POST':
        return query.has('delete') ? operation('DeleteObjects') : operation('PostObject');
      default:
        return operation(query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects');
    }
  }
  if (query.has('uploads')) return operation('CreateMultipartUpload');
  if (query.has('uploadId')) {
    if (method === 'GET') return refused('uploadId');
    const verbs = { PUT: 'UploadPart', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' };
    return operation(verbs[method as keyof typeof verbs] ?? 'UploadPart');
  }
  switch (method) {
    case 'PUT':
      return operation(headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject');
    case 'DELETE':
      return operation('DeleteObject');
    case 'HEAD':
      return operation('HeadObject');
    default:
      return operation(query.has('attributes') ? 'GetObjectAttributes' : 'GetObject');
  }
}
