import { gunzipSync } from 'node:zlib';
import type { PutObjectCommand, PutObjectCommandInput } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { consumeBatch } from '../consume/consume-batch.ts';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { eventIds, lambdaContext, type MessageFacts, toBatch, toEnvelope } from '../fixtures/sqs-event.ts';
import { createEventArchiver } from './create-event-archiver.ts';
import { eventArchiver } from './subscription.ts';

/** The archiver on a bucket in a Map; `refuse` tells the keys that cannot be written. */
function start(refuse: (key: string) => boolean = () => false) {
  const objects = new Map<string, Buffer>();
  const puts: PutObjectCommandInput[] = [];
  const observability = recordObservability();
  const client = {
    send: async (command: unknown): Promise<never> => {
      const { input } = command as PutObjectCommand;
      if (refuse(input.Key!)) throw new Error('SlowDown');
      puts.push(input);
      objects.set(input.Key!, input.Body as Buffer);
      return {} as never;
    },
  };
  const handle = consumeBatch(
    eventArchiver,
    createEventArchiver({ client, bucketName: 'archive' }),
    observability,
  );
  const contents = () =>
    Object.fromEntries([...objects].sort().map(([key, body]) => [key, gunzipSync(body).toString('utf8')]));
  return { handle, objects, puts, contents, ...observability };
}

const early: MessageFacts = { envelopeId: 'event-early', time: '2010-12-01T08:26:00Z' };
const late: MessageFacts = {
  envelopeId: 'event-late',
  time: '2010-12-01T08:59:59Z',
  metadata: { id: eventIds.b },
};
const nextHour: MessageFacts = { envelopeId: 'event-next', time: '2010-12-01T09:00:00Z' };
const lineOf = (facts: MessageFacts) => `${JSON.stringify(toEnvelope(facts))}\n`;
const hour8 = 'archive/source=busbar.shop/detail-type=orders.OrderPlaced/year=2010/month=12/day=01/hour=08/';

describe('event-archiver', () => {
  it('writes one gzip NDJSON object per partition, oldest event first', async () => {
    const { handle, contents, puts } = start();

    const response = await handle(toBatch(late, nextHour, early), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(Object.values(contents())).toEqual([lineOf(early) + lineOf(late), lineOf(nextHour)]);
    expect(Object.keys(contents()).map((key) => key.replace(/[0-9a-f]{32}/, '<hash>'))).toEqual([
      `${hour8}<hash>.ndjson.gz`,
      `${hour8.replace('hour=08', 'hour=09')}<hash>.ndjson.gz`,
    ]);
    expect(puts.map(({ Bucket, ContentType }) => [Bucket, ContentType])).toEqual([
      ['archive', 'application/gzip'],
      ['archive', 'application/gzip'],
    ]);
  });

  it('overwrites itself byte for byte when a batch is delivered again in another order', async () => {
    const { handle, objects, puts } = start();

    await handle(toBatch(early, late), lambdaContext);
    const [before] = [...objects.values()];
    await handle(toBatch({ ...late, receiveCount: 2 }, { ...early, receiveCount: 2 }), lambdaContext);

    expect(puts).toHaveLength(2);
    expect([...objects.values()]).toEqual([before]);
  });

  it('names neither time nor operating system in the gzip header', async () => {
    const { handle, objects } = start();

    await handle(toBatch(early), lambdaContext);

    const [body] = [...objects.values()];
    expect([...body!.subarray(4, 8), body![9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it('writes a message that came twice once, and an event that was published twice twice', async () => {
    const { handle, contents, batches } = start();
    const republished = { ...early, envelopeId: 'event-again' };

    await handle(toBatch(early, early, republished), lambdaContext);

    expect(Object.values(contents())).toEqual([lineOf(republished) + lineOf(early)]);
    expect(batches).toEqual([{ EventsHandled: 3, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it('archives JSON of any shape without changing it, and fails only what is not JSON', async () => {
    const { handle, contents } = start();
    const body = '{\n  "source": "legacy.till",\r\n  "amount": 12345678901234567890.10\n}\n';

    const response = await handle(toBatch({ body }, { body: '"text"' }, { body: '{oops' }), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-3' }] });
    expect(Object.values(contents())).toEqual([
      '"text"\n',
      '{   "source": "legacy.till",   "amount": 12345678901234567890.10 }\n',
    ]);
  });

  it('fails only the messages of an object that cannot be written', async () => {
    const { handle, objects, lines } = start((key) => key.includes('hour=08'));

    const response = await handle(toBatch(early, nextHour, late), lambdaContext);

    expect(response).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-3' }],
    });
    expect(objects.size).toBe(1);
    expect(lines.map(([, , { eventId, reason }]) => [eventId, reason])).toEqual([
      [eventIds.a, 'SlowDown'],
      [eventIds.b, 'SlowDown'],
    ]);
  });

  it('archives no event a second time under a replay', async () => {
    const { handle, puts, batches } = start();

    await handle(toBatch({ ...early, replayName: 'r-1' }), lambdaContext);

    expect(puts).toEqual([]);
    expect(batches).toEqual([{ EventsHandled: 0, DuplicatesAbsorbed: 0, EventsSkipped: 1, EventsFailed: 0 }]);
  });
});
