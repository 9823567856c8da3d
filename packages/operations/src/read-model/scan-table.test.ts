import { describe, expect, it } from 'vitest';
import { scriptAnswers, scriptedClients } from '../../test/scripted-client.ts';
import { scanTable } from './scan-table.ts';

describe('scanTable', () => {
  it('reads 2 pages consistently and sorts their items by key', async () => {
    const { answer, inputs } = scriptAnswers([
      { Items: [{ pk: 'ORDER#2' }, { pk: 'COUNTRY#France' }], LastEvaluatedKey: { pk: 'COUNTRY#France' } },
      { Items: [{ pk: 'ORDER#1', totalPence: 5 }] },
    ]);
    const items = await scanTable(scriptedClients.dynamoDb(answer), 'read-model');
    expect(items).toEqual([{ pk: 'COUNTRY#France' }, { pk: 'ORDER#1', totalPence: 5 }, { pk: 'ORDER#2' }]);
    expect(inputs).toMatchObject([
      { TableName: 'read-model', ConsistentRead: true },
      { TableName: 'read-model', ConsistentRead: true, ExclusiveStartKey: { pk: 'COUNTRY#France' } },
    ]);
  });

  it('sorts by another key when it is told its name', async () => {
    const { answer } = scriptAnswers([{ Items: [{ id: 'b' }, { id: 'a' }] }]);
    expect(await scanTable(scriptedClients.dynamoDb(answer), 'idempotency', 'id')).toEqual([
      { id: 'a' },
      { id: 'b' },
    ]);
  });

  it('reads nothing from an empty table', async () => {
    const { answer } = scriptAnswers([{}]);
    expect(await scanTable(scriptedClients.dynamoDb(answer), 'read-model')).toEqual([]);
  });
});
