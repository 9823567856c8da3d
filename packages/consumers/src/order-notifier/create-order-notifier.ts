import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EventHandlers } from '../consume/event-handler.ts';
import type { orderNotifier } from './subscription.ts';

export interface OrderNotifierOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** Table of the notifications, partition key `pk`. */
  readonly tableName: string;
}

/**
 * Makes the handler of `order-notifier`: records the notification of each order as item `<orderId>#placed`, once.
 * A cancellation notifies nobody: one notification per order.
 */
export function createOrderNotifier({
  client,
  tableName,
}: OrderNotifierOptions): EventHandlers<(typeof orderNotifier)['events']> {
  return {
    'orders.OrderPlaced': async ({ data, metadata }) => {
      const put = new PutItemCommand({
        TableName: tableName,
        Item: {
          pk: { S: `${data.orderId}#placed` },
          orderId: { S: data.orderId },
          eventId: { S: metadata.id },
          correlationId: { S: metadata.correlationId },
          ...(data.customerId !== undefined && { customerId: { S: data.customerId } }),
          placedAt: { S: data.placedAt },
          totalPence: { N: String(data.totalPence) },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      try {
        await client.send(put);
        return { outcome: 'handled' };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { outcome: 'duplicate' };
        throw error;
      }
    },
  };
}
