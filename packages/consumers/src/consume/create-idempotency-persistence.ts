import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface IdempotencyPersistenceOptions {
  /** Table with the partition key `id` (S) and the TTL attribute `expiration`. */
  readonly tableName: string;
  /** The function's one DynamoDB client, so that connections are shared. */
  readonly client: DynamoDBClient;
}

/**
 * Makes the Powertools persistence layer that keeps idempotency records in DynamoDB. Each consumer needs its own: a layer
 * takes its settings from the first subscription that uses it.
 *
 * IAM actions: `dynamodb:GetItem`, `PutItem`, `UpdateItem`, `DeleteItem` on the table.
 *
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/
 */
export function createIdempotencyPersistence({
  tableName,
  client,
}: IdempotencyPersistenceOptions): DynamoDBPersistenceLayer {
  return new DynamoDBPersistenceLayer({ tableName, awsSdkV3Client: client });
}
