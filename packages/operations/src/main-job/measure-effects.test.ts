import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleEnvelope } from '../../test/archived-event.ts';
import { exampleOutputs } from '../../test/example-outputs.ts';
import { scriptedClients } from '../../test/scripted-client.ts';
import { toDeployment } from '../deployment.ts';
import type { TableItem } from '../read-model/scan-table.ts';
import { measureEffects } from './measure-effects.ts';

function measure(
  tables: Readonly<Record<string, readonly TableItem[]>>,
  objects: Readonly<Record<string, readonly string[]>> = {},
) {
  const dynamoDb = scriptedClients.dynamoDb(({ input }) => ({ Items: tables[input.TableName] }));
  const s3 = scriptedClients.s3(({ name, input }) =>
    name === 'ListObjectsV2'
      ? { Contents: Object.keys(objects).map((Key) => ({ Key })) }
      : { Body: { transformToByteArray: async () => gzipSync(objects[input.Key]!.join('\n')) } },
  );
  return measureEffects({ dynamoDb, s3 }, toDeployment(exampleOutputs()));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('measureEffects', () => {
  it('finds nothing in empty tables and an empty archive', async () => {
    expect(await measure({})).toEqual({
      readModelDigest: sha256(''),
      totals: {},
      projected: 0,
      notifications: 0,
      notificationsDigest: sha256(''),
      archived: [],
      completed: { 'order-projection': 0, 'order-notifier': 0, 'event-archiver': 0 },
    });
  });

  it('tells the totals of countries from orders and cancellations', async () => {
    const france = { orders: 1, cancellations: 1, grossPence: 500, cancelledPence: 200 };
    const { totals, projected, readModelDigest } = await measure({
      'read-model': [
        { pk: 'ORDER#1' },
        { pk: 'COUNTRY#France', ...france, netRevenuePence: 300 },
        { pk: 'CANCELLATION#C2' },
      ],
    });
    expect({ totals, projected }).toEqual({ totals: { France: france }, projected: 2 });
    expect(readModelDigest).toBe(
      sha256(
        '{"pk":"CANCELLATION#C2"}\n' +
          '{"cancellations":1,"cancelledPence":200,"grossPence":500,"netRevenuePence":300,"orders":1,"pk":"COUNTRY#France"}\n' +
          '{"pk":"ORDER#1"}\n',
      ),
    );
  });

  it('counts and digests notifications', async () => {
    const { notifications, notificationsDigest } = await measure({
      notifications: [{ pk: '2' }, { pk: '1' }],
    });
    expect({ notifications, notificationsDigest }).toEqual({
      notifications: 2,
      notificationsDigest: sha256('{"pk":"1"}\n{"pk":"2"}\n'),
    });
  });

  it('counts completed idempotency records by consumer, not those in progress', async () => {
    const { completed } = await measure({
      idempotency: [
        { id: 'order-projection#a', status: 'COMPLETED' },
        { id: 'order-projection#b', status: 'COMPLETED' },
        { id: 'order-projection#c', status: 'INPROGRESS' },
        { id: 'order-notifier#a', status: 'COMPLETED' },
        { id: 'order-notifier-2#a', status: 'COMPLETED' },
      ],
    });
    expect(completed).toEqual({ 'order-projection': 2, 'order-notifier': 1, 'event-archiver': 0 });
  });

  it('takes an event once that is archived in 2 objects, from the first', async () => {
    const [a, b] = ['a', 'b'].map((id) => JSON.stringify(exampleEnvelope({ id })));
    const { archived } = await measure({}, { 'archive/1': [a!], 'archive/2': [b!, a!] });
    expect(archived.map(({ key, eventId }) => [key, eventId])).toEqual([
      ['archive/1', 'a'],
      ['archive/2', 'b'],
    ]);
  });
});
