import { XMLParser } from 'fast-xml-parser';
import type { RequiredPermission } from '../../gateway/service-action.ts';
import type { S3Request } from './s3-request.ts';

const xml = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Object' });

/** IAM actions of operations that need one grant on their bucket or object. */
const actions: Readonly<Record<string, { readonly action: string; readonly on: 'bucket' | 'object' }>> = {
  CreateBucket: { action: 's3:CreateBucket', on: 'bucket' },
  DeleteBucket: { action: 's3:DeleteBucket', on: 'bucket' },
  GetBucketLocation: { action: 's3:GetBucketLocation', on: 'bucket' },
  GetBucketVersioning: { action: 's3:GetBucketVersioning', on: 'bucket' },
  GetBucketLifecycleConfiguration: { action: 's3:GetLifecycleConfiguration', on: 'bucket' },
  PutBucketLifecycleConfiguration: { action: 's3:PutLifecycleConfiguration', on: 'bucket' },
  DeleteBucketLifecycleConfiguration: { action: 's3:PutLifecycleConfiguration', on: 'bucket' },
  HeadBucket: { action: 's3:ListBucket', on: 'bucket' },
  ListObjects: { action: 's3:ListBucket', on: 'bucket' },
  ListObjectsV2: { action: 's3:ListBucket', on: 'bucket' },
  PostObject: { action: 's3:PutObject', on: 'bucket' },
  PutObject: { action: 's3:PutObject', on: 'object' },
  CreateMultipartUpload: { action: 's3:PutObject', on: 'object' },
  UploadPart: { action: 's3:PutObject', on: 'object' },
  CompleteMultipartUpload: { action: 's3:PutObject', on: 'object' },
  AbortMultipartUpload: { action: 's3:AbortMultipartUpload', on: 'object' },
  GetObject: { action: 's3:GetObject', on: 'object' },
  HeadObject: { action: 's3:GetObject', on: 'object' },
  GetObjectAttributes: { action: 's3:GetObjectAttributes', on: 'object' },
  DeleteObject: { action: 's3:DeleteObject', on: 'object' },
};

/**
 * What an operation needs. Deleting many objects needs the grant for each of them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function s3Permissions(operation: string, request: S3Request): readonly RequiredPermission[] {
  const { bucket, key, query, headers, body } = request;
  const bucketArn = `arn:aws:s3:::${bucket}`;
  switch (operation) {
    case 'ListBuckets':
      return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
    case 'DeleteObjects':
      return keysToDelete(body).map((name) => ({
        action: 's3:DeleteObject',
        resource: `${bucketArn}/${name}`,
      }));
    case 'CopyObject': {
      const source = decodeURIComponent(headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
      return [
        { action: 's3:GetObject', resource: `arn:aws:s3:::${source}` },
        { action: 's3:PutObject', resource: `${bucketArn}/${key}` },
      ];
    }
  }
  const required = actions[operation];
  if (required === undefined) return [{ action: `s3:${operation}`, resource: bucketArn }];
  const conditions: Record<string, string> = {};
  if (operation.startsWith('ListObjects')) {
    for (const name of ['prefix', 'delimiter', 'max-keys']) {
      const value = query.get(name);
      if (value !== null) conditions[`s3:${name}`] = value;
    }
  }
  return [
    {
      action: required.action,
      resource: required.on === 'bucket' ? bucketArn : `${bucketArn}/${key}`,
      ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
    },
  ];
}

function keysToDelete(body: Uint8Array): readonly string[] {
  try {
    const { Delete: { Object: objects = [] } = {} } = xml.parse(Buffer.from(body).toString()) as {
      Delete?: { Object?: readonly { Key?: string }[] };
    };
    return objects.map(({ Key = '' }) => String(Key));
  } catch {
    return [];
  }
}
