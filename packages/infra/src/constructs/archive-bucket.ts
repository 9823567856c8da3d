import { Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

export interface ArchiveBucketProps {
  readonly environment: Environment;
}

/**
 * The bucket that holds every event as gzip NDJSON. Its name is chosen by CloudFormation, since bucket names are
 * unique over all accounts.
 *
 * Objects move to cheaper storage after 30 and 90 days. S3 leaves objects under 128 KB where they are.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 * @example
 * ```ts
 * const { bucket } = new ArchiveBucket(stack, 'Archive', { environment: environments.prod });
 * ```
 */
export class ArchiveBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { environment }: ArchiveBucketProps) {
    super(scope, id);
    const expires = environment.bucketExpirationDays;

    this.bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: environment.versionedBuckets,
      removalPolicy: environment.removalPolicy,
      lifecycleRules: [
        {
          id: 'archive',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          transitions: [
            { storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(30) },
            { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) },
          ].filter(({ transitionAfter }) => expires === 'never' || transitionAfter.toDays() < expires),
          ...(expires !== 'never' && { expiration: Duration.days(expires) }),
          ...(environment.versionedBuckets && { noncurrentVersionExpiration: Duration.days(30) }),
        },
      ],
    });
  }
}
