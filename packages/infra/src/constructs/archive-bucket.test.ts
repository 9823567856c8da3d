import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { type EnvironmentName, environments } from '../environments.ts';
import { ArchiveBucket } from './archive-bucket.ts';

function synthesize(environment: EnvironmentName): Template {
  const stack = createTestStack();
  new ArchiveBucket(stack, 'Archive', { environment: environments[environment] });
  return Template.fromStack(stack);
}

describe('ArchiveBucket', () => {
  it.each(['dev', 'staging', 'prod'] as const)(
    'is encrypted and closed to the public in %s',
    (environment) => {
      const template = synthesize(environment);

      template.hasResourceProperties('AWS::S3::Bucket', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    },
  );

  it('refuses whoever comes without TLS', () => {
    const template = synthesize('dev');

    const [bucketId] = Object.keys(template.findResources('AWS::S3::Bucket'));
    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Deny',
        Action: 's3:*',
        Principal: { AWS: '*' },
        Resource: [
          { 'Fn::GetAtt': [bucketId, 'Arn'] },
          { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, '/*']] },
        ],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('has no name of its own, since bucket names are unique over all accounts', () => {
    const [bucket] = Object.values(synthesize('prod').findResources('AWS::S3::Bucket'));

    expect(bucket?.Properties.BucketName).toBeUndefined();
  });

  it.each([
    {
      environment: 'dev' as const,
      deletionPolicy: 'Delete',
      versioning: undefined,
      rule: {
        Id: 'archive',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        ExpirationInDays: 30,
      },
    },
    {
      environment: 'staging' as const,
      deletionPolicy: 'Delete',
      versioning: { Status: 'Enabled' },
      rule: {
        Id: 'archive',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        ExpirationInDays: 90,
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }],
      },
    },
    {
      environment: 'prod' as const,
      deletionPolicy: 'Retain',
      versioning: { Status: 'Enabled' },
      rule: {
        Id: 'archive',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        Transitions: [
          { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
          { StorageClass: 'GLACIER_IR', TransitionInDays: 90 },
        ],
      },
    },
  ])(
    'keeps, moves and deletes objects as $environment says',
    ({ environment, deletionPolicy, versioning, rule }) => {
      const [bucket] = Object.values(synthesize(environment).findResources('AWS::S3::Bucket'));

      expect(bucket?.DeletionPolicy).toBe(deletionPolicy);
      expect(bucket?.Properties.VersioningConfiguration).toEqual(versioning);
      expect(bucket?.Properties.LifecycleConfiguration).toEqual({ Rules: [rule] });
    },
  );
});
