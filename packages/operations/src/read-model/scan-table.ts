import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** An item as plain JavaScript values. */
export type TableItem = Readonly<Record<string, unknown>>;

/**
 * Reads every item of a table, in the order of its partition key.
 *
 * @param key name of the partition key, a string; the table has no sort key.
 */
export async function scanTable(
  client: DynamoDBDocumentClient,
  tableName: string,
  key = 'pk',
): Promise<readonly TableItem[]> {
  const items: TableItem[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items.sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
}
