import type { Subscription } from '@busbar/consumers';
import { InvalidArgumentError } from '@busbar/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** What a grant needs to know of a table. */
export type GrantableTable = Pick<ITable, 'tableArn' | 'tableName'>;

/** What a grant needs to know of a bucket. */
export type GrantableBucket = Pick<IBucket, 'bucketArn' | 'bucketName' | 'arnForObjects'>;

/** The tables and buckets that subscriptions can ask for, by the names they use. */
export interface SubscriptionStorage {
  /** Keeps the idempotency records of every subscription. */
  readonly idempotencyTable: GrantableTable;
  /** By name within the environment: `read-model`. */
  readonly tables: Readonly<Record<string, GrantableTable>>;
  /** By name within the environment: `archive`. */
  readonly buckets: Readonly<Record<string, GrantableBucket>>;
}

/** What Powertools' DynamoDB persistence layer calls. @see https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/#required-resources */
const IDEMPOTENCY_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
];

/** The S3 actions on a bucket itself that a subscription may ask for; all others are actions on objects. */
const BUCKET_ACTIONS = new Set(['s3:ListBucket', 's3:ListBucketVersions', 's3:GetBucketLocation']);

/**
 * Grants a function exactly what its subscription lists, on exactly those tables and key prefixes, and tells it their
 * names.
 *
 * @returns environment variables: `{ READ_MODEL_TABLE: … }`.
 * @throws {InvalidArgumentError} when a table or bucket is not among `storage`.
 */
export function grantStorage(
  grantee: IGrantable,
  subscription: Subscription,
  storage: SubscriptionStorage,
): Record<string, string> {
  const variables: Record<string, string> = {};
  const allow = (
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, unknown>,
  ) =>
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions !== undefined && { conditions }),
      }),
    );

  if (subscription.idempotency !== 'none') {
    variables.IDEMPOTENCY_TABLE = storage.idempotencyTable.tableName;
    allow(IDEMPOTENCY_ACTIONS, [storage.idempotencyTable.tableArn]);
  }
  for (const { name, environmentVariable, access } of subscription.tables) {
    const table = find(storage.tables, name, 'table', subscription);
    variables[environmentVariable] = table.tableName;
    allow(access, [table.tableArn]);
  }
  for (const { name, environmentVariable, access, prefix = '' } of subscription.buckets) {
    const bucket = find(storage.buckets, name, 'bucket', subscription);
    variables[environmentVariable] = bucket.bucketName;
    const onBucket = access.filter((action) => BUCKET_ACTIONS.has(action));
    const onObjects = access.filter((action) => !BUCKET_ACTIONS.has(action));
    if (onObjects.length > 0) allow(onObjects, [bucket.arnForObjects(`${prefix}*`)]);
    if (onBucket.length > 0) {
      const conditions = prefix === '' ? undefined : { StringLike: { 's3:prefix': `${prefix}*` } };
      allow(onBucket, [bucket.bucketArn], conditions);
    }
  }
  return variables;
}

function find<Resource>(
  resources: Readonly<Record<string, Resource>>,
  name: string,
  kind: 'table' | 'bucket',
  subscription: Subscription,
): Resource {
  if (Object.hasOwn(resources, name)) return resources[name]!;
  throw new InvalidArgumentError({
    doing: `deploy subscription "${subscription.name}"`,
    argument: kind,
    value: name,
    reason: `is not one of ${Object.keys(resources).join(', ')}`,
    nextStep: `Add the ${kind} to the storage stack or correct the subscription`,
  });
}
