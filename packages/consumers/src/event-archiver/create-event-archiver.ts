import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BatchHandler } from '../consume/consume-batch.ts';
import { gzipDeterministically } from './gzip-deterministically.ts';
import { planArchiveObjects } from './plan-archive-objects.ts';

export interface EventArchiverOptions {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucketName: string;
}

/**
 * Makes the handler of `event-archiver`: one gzip NDJSON object per partition and batch. An object that cannot be written
 * fails only the messages whose events are in it.
 */
export function createEventArchiver({ client, bucketName }: EventArchiverOptions): BatchHandler {
  return async (events) => {
    const objects = planArchiveObjects(events);
    const results = await Promise.allSettled(
      objects.map(async ({ key, ndjson }) =>
        client.send(
          new PutObjectCommand({
            Bucket: bucketName,
            Key: key,
            Body: await gzipDeterministically(ndjson),
            // No Content-Encoding: the name says gzip, and clients would unpack it without being asked.
            ContentType: 'application/gzip',
          }),
        ),
      ),
    );
    return results.flatMap((result, index) =>
      result.status === 'fulfilled'
        ? []
        : objects[index]!.messageIds.map((messageId) => ({ messageId, error: result.reason })),
    );
  };
}
