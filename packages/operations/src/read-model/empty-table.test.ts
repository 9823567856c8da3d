import type { BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scriptAnswers, scriptedClients } from '../../test/scripted-client.ts';
import { emptyTable } from './empty-table.ts';

const keys = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `ORDER#${String(from + index).padStart(2, '0')}`);
const scan = (count: number) => ({ Items: keys(0, count).map((pk) => ({ pk, totalPence: 1 })) });
const undone = (...pks: readonly string[]) => ({
  UnprocessedItems: { 'read-model': pks.map((pk) => ({ DeleteRequest: { Key: { pk } } })) },
});

async function run(...answers: readonly unknown[]) {
  const { answer, inputs } = scriptAnswers<BatchWriteCommandInput>(answers);
  const emptying = emptyTable(scriptedClients.dynamoDb(answer), 'read-model').then(
    (count) => ({ count }),
    (error: unknown) => ({ error }),
  );
  await vi.runAllTimersAsync();
  const deleted = inputs
    .slice(1)
    .map(({ RequestItems }) =>
      RequestItems!['read-model']!.map(({ DeleteRequest }) => DeleteRequest!.Key!.pk),
    );
  return { outcome: await emptying, deleted };
}

describe('emptyTable', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes nothing to an empty table', async () => {
    expect(await run({ Items: [] })).toEqual({ outcome: { count: 0 }, deleted: [] });
  });

  it('deletes 26 items in batches of 25 and 1', async () => {
    expect(await run(scan(26), {}, {})).toEqual({
      outcome: { count: 26 },
      deleted: [keys(0, 25), keys(25, 1)],
    });
  });

  it('deletes again only the 2 of 3 items that were left undone', async () => {
    expect(await run(scan(3), undone('ORDER#00', 'ORDER#02'), undone('ORDER#02'), {})).toEqual({
      outcome: { count: 3 },
      deleted: [keys(0, 3), ['ORDER#00', 'ORDER#02'], ['ORDER#02']],
    });
  });

  it('gives up after 10 attempts and says how far it got', async () => {
    const throttled = Array.from({ length: 10 }, () => undone('ORDER#25'));
    const { outcome, deleted } = await run(scan(27), {}, ...throttled);
    expect(deleted).toHaveLength(11);
    expect(outcome).toEqual({
      error: expect.objectContaining({
        code: 'TABLE_NOT_EMPTIED',
        retry: 'later',
        tableName: 'read-model',
        deleted: 26,
        items: 27,
        message:
          'Failed to empty table "read-model": 26 of 27 items were deleted, then DynamoDB kept throttling. ' +
          'Empty it again: it goes on with the items that are left.',
      }),
    });
  });

  it('passes on the error of a call that failed as a whole, without another try', async () => {
    const denied = new Error('AccessDeniedException');
    expect(await run(scan(1), denied)).toEqual({ outcome: { error: denied }, deleted: [keys(0, 1)] });
  });
});
