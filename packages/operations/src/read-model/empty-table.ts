import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { limits } from '@busbar/core';
import { sendUntilTaken } from '../send-until-taken.ts';
import { scanTable } from './scan-table.ts';
import { TableNotEmptiedError } from './table-not-emptied-error.ts';

/**
 * Deletes every item of a table whose key is `pk`, in batches of 25; deletes that DynamoDB left undone are tried again.
 *
 * @returns how many items there were.
 * @throws {TableNotEmptiedError} when deletes are still left undone after 10 attempts.
 */
export async function emptyTable(client: DynamoDBDocumentClient, tableName: string): Promise<number> {
  const items = await scanTable(client, tableName);
  for (let start = 0; start < items.length; start += limits.dynamoDb.batchWriteItems) {
    const keys = items.slice(start, start + limits.dynamoDb.batchWriteItems).map(({ pk }) => pk);
    const left = await sendUntilTaken(keys, async (pks) => {
      const { UnprocessedItems: undone = {} } = await client.send(
        new BatchWriteCommand({
          RequestItems: { [tableName]: pks.map((pk) => ({ DeleteRequest: { Key: { pk } } })) },
        }),
      );
      return (undone[tableName] ?? []).map(({ DeleteRequest: request }) => request?.Key?.pk as unknown);
    });
    if (left.length > 0)
      throw new TableNotEmptiedError(tableName, start + keys.length - left.length, items.length);
  }
  return items.length;
}
