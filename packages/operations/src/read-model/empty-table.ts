import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pRetry from 'p-retry';
import { scanTable } from './scan-table.ts';

/** Requests in one BatchWriteItem. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html (2026-11-20) */
const BATCH_WRITE_ITEMS = 25;

/** Deletes every item of a table whose key is `pk`. @returns how many there were. */
export async function emptyTable(client: DynamoDBDocumentClient, tableName: string): Promise<number> {
  const items = await scanTable(client, tableName);
  for (let start = 0; start < items.length; start += BATCH_WRITE_ITEMS) {
    const batch = items.slice(start, start + BATCH_WRITE_ITEMS);
    let requests = batch.map(({ pk }) => ({ DeleteRequest: { Key: { pk } } }));
    await pRetry(async () => {
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: requests } }),
      );
      requests = (UnprocessedItems[tableName] ?? []) as typeof requests;
      if (requests.length > 0)
        throw new Error(`${requests.length} of ${batch.length} deletes were throttled`);
    });
  }
  return items.length;
}
