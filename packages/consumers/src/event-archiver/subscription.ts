import { defineSubscription } from '../subscription/define-subscription.ts';

/**
 * Every event of the bus → S3, with or without a contract.
 *
 * Replayed events are skipped: each was archived when it was live, and archiving it again would make the next replay
 * from S3 deliver it twice.
 */
export const eventArchiver = defineSubscription({
  name: 'event-archiver',
  description: 'Archives every event as gzip NDJSON, partitioned by source, detail-type and hour.',
  events: 'all',
  replay: 'skip',
  queue: { maxReceiveCount: 5 },
  function: {
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    batchSize: 100,
    batchingWindowSeconds: 5,
    maximumConcurrency: 5,
  },
  // An object is named after the events in it: writing it twice is writing it once.
  idempotency: 'none',
  buckets: [
    { name: 'archive', environmentVariable: 'ARCHIVE_BUCKET', access: ['s3:PutObject'], prefix: 'archive/' },
  ],
});
