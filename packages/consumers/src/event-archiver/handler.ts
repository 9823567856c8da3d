import { S3Client } from '@aws-sdk/client-s3';
import { consumeBatch } from '../consume/consume-batch.ts';
import { readEnvironment } from '../consume/read-environment.ts';
import { createEventArchiver } from './create-event-archiver.ts';
import { eventArchiver } from './subscription.ts';

const { ARCHIVE_BUCKET } = readEnvironment(['ARCHIVE_BUCKET'], process.env);

/** Entry of the Lambda function `event-archiver`. */
export const handler = consumeBatch(
  eventArchiver,
  createEventArchiver({ client: new S3Client({}), bucketName: ARCHIVE_BUCKET }),
);
