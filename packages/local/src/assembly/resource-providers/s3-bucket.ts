import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/**
 * A bucket is its objects here: encryption, lifecycle and versioning have no effect.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
 */
export const s3Bucket: ResourceProvider = {
  type: 'AWS::S3::Bucket',
  async deploy(resource, { call }) {
    const name = resource.nameFrom('BucketName', 63).toLowerCase();
    await createOrUpdate(
      () => call('s3', 'CreateBucket', { Bucket: name }),
      'BucketAlreadyOwnedByYou',
      () => call('s3', 'HeadBucket', { Bucket: name }),
    );
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.amazonaws.com`,
      },
    };
  },
};
