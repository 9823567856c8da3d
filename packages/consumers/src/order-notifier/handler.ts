import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { consume } from '../consume/consume.ts';
import { createIdempotencyPersistence } from '../consume/create-idempotency-persistence.ts';
import { readEnvironment } from '../consume/read-environment.ts';
import { createOrderNotifier } from './create-order-notifier.ts';
import { orderNotifier } from './subscription.ts';

const { NOTIFICATIONS_TABLE, IDEMPOTENCY_TABLE } = readEnvironment(
  ['NOTIFICATIONS_TABLE', 'IDEMPOTENCY_TABLE'],
  process.env,
);
const client = new DynamoDBClient({});

/** Entry of the Lambda function `order-notifier`. */
export const handler = consume(
  orderNotifier,
  createOrderNotifier({ client, tableName: NOTIFICATIONS_TABLE }),
  { persistence: createIdempotencyPersistence({ client, tableName: IDEMPOTENCY_TABLE }) },
);
