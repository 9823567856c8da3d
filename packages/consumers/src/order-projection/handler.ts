import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { consume } from '../consume/consume.ts';
import { createIdempotencyPersistence } from '../consume/create-idempotency-persistence.ts';
import { readEnvironment } from '../consume/read-environment.ts';
import { createOrderProjection } from './create-order-projection.ts';
import { createReadModelStore } from './read-model-store.ts';
import { orderProjection } from './subscription.ts';

const { READ_MODEL_TABLE, IDEMPOTENCY_TABLE } = readEnvironment(
  ['READ_MODEL_TABLE', 'IDEMPOTENCY_TABLE'],
  process.env,
);
const client = new DynamoDBClient({});

/** Entry of the Lambda function `order-projection`. */
export const handler = consume(
  orderProjection,
  createOrderProjection(createReadModelStore({ client, tableName: READ_MODEL_TABLE })),
  { persistence: createIdempotencyPersistence({ client, tableName: IDEMPOTENCY_TABLE }) },
);
