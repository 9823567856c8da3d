import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { createTestSubscription } from '../../test/create-test-subscription.ts';
import { grantStorage, type SubscriptionStorage } from './grant-storage.ts';

const storage: SubscriptionStorage = {
  idempotencyTable: {
    tableName: 'records',
    tableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/records',
  },
  tables: {
    stock: { tableName: 'stock-table', tableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/stock' },
  },
  buckets: {
    archive: {
      bucketName: 'archive-bucket',
      bucketArn: 'arn:aws:s3:::archive',
      arnForObjects: (keys) => `arn:aws:s3:::archive/${keys}`,
    },
  },
};
const nothing = { idempotency: 'none', tables: [], buckets: [] } as const;

function grant(options: Parameters<typeof createTestSubscription>[0]) {
  const stack = createTestStack();
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const variables = grantStorage(role, createTestSubscription(options), storage);
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return { variables, statements: policy?.Properties.PolicyDocument.Statement };
}

describe('grantStorage', () => {
  it('grants nothing to a subscription that asks for nothing', () => {
    expect(grant(nothing)).toEqual({ variables: {}, statements: undefined });
  });

  it('opens the idempotency table to a subscription that keeps records', () => {
    expect(grant({ ...nothing, idempotency: {} })).toEqual({
      variables: { IDEMPOTENCY_TABLE: 'records' },
      statements: [
        {
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
          Resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/records',
        },
      ],
    });
  });

  it('grants the listed actions on the named table and tells its name', () => {
    const tables = [
      { name: 'stock', environmentVariable: 'STOCK_TABLE', access: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
    ];

    expect(grant({ ...nothing, tables })).toEqual({
      variables: { STOCK_TABLE: 'stock-table' },
      statements: [
        {
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
          Resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/stock',
        },
      ],
    });
  });

  it('confines objects by key and the listing of a bucket by condition to the prefix', () => {
    const buckets = [
      {
        name: 'archive',
        environmentVariable: 'ARCHIVE_BUCKET',
        access: ['s3:GetObject', 's3:ListBucket'],
        prefix: 'archive/',
      },
    ];

    expect(grant({ ...nothing, buckets })).toEqual({
      variables: { ARCHIVE_BUCKET: 'archive-bucket' },
      statements: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/archive/*' },
        {
          Effect: 'Allow',
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::archive',
          Condition: { StringLike: { 's3:prefix': 'archive/*' } },
        },
      ],
    });
  });

  it('opens all objects of a bucket when there is no prefix', () => {
    const buckets = [
      { name: 'archive', environmentVariable: 'ARCHIVE_BUCKET', access: ['s3:PutObject', 's3:ListBucket'] },
    ];

    expect(grant({ ...nothing, buckets }).statements).toEqual([
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::archive/*' },
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::archive' },
    ]);
  });

  it.each([
    {
      kind: 'table',
      options: {
        ...nothing,
        tables: [{ name: 'sales', environmentVariable: 'SALES', access: ['dynamodb:GetItem'] }],
      },
      choices: 'stock',
    },
    {
      kind: 'bucket',
      options: {
        ...nothing,
        buckets: [{ name: 'sales', environmentVariable: 'SALES', access: ['s3:GetObject'] }],
      },
      choices: 'archive',
    },
  ])('refuses a $kind that there is not and lists those that there are', ({ kind, options, choices }) => {
    expect(() => grant(options)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: `Failed to deploy subscription "stock-keeper": ${kind} "sales" is not one of ${choices}. Add the ${kind} to the storage stack or correct the subscription.`,
      }),
    );
  });
});
