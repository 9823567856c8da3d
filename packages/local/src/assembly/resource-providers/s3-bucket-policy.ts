import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html */
export const s3BucketPolicy: ResourceProvider = {
  type: 'AWS::S3::BucketPolicy',
  async deploy(resource, { bucketPolicies }) {
    const bucketName = String(resource.properties.Bucket);
    bucketPolicies.set(bucketName, resource.properties.PolicyDocument as Record<string, unknown>);
    return { ref: bucketName, attributes: {} };
  },
};
