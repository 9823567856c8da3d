import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Sampled } from './observation.ts';
import { nameSource } from './name-source.ts';
import { readEventLines } from './read-event-lines.ts';
import { readLocalEvents } from './read-local-events.ts';
import { sampleEvents } from './sample-events.ts';

async function* given(...pieces: readonly Sampled[]) {
  yield* pieces;
}

async function collect(sampled: AsyncIterable<Sampled>): Promise<readonly Sampled[]> {
  const pieces: Sampled[] = [];
  for await (const piece of sampled) pieces.push(piece);
  return pieces;
}

const at = (time: string) => ({ event: { time } });

describe('readEventLines', () => {
  it('names bad lines by number and reads the others, however the text is cut', async () => {
    const text = '\uFEFF{"id":"ä"}\r\n\nnonsense\n[1]\n{"id":"2"}';
    const bytes = Buffer.from(text);

    for (const size of [1, 3, 1000]) {
      const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(await collect(readEventLines(Readable.from(cut)))).toEqual([
        { event: { id: 'ä' } },
        { unreadable: { where: 'line 3', reason: 'it is no JSON' } },
        { unreadable: { where: 'line 4', reason: 'it is no JSON object' } },
        { event: { id: '2' } },
      ]);
    }
  });

  it('goes on after a line that is too long to be an event', async () => {
    const long = Readable.from(['{"a":"', 'x'.repeat(9_000_000), 'x"}\n', '{"id":"2"}\n']);

    expect(await collect(readEventLines(long))).toEqual([
      { unreadable: { where: 'line 1', reason: 'it has more than 8388608 characters' } },
      { event: { id: '2' } },
    ]);
  });
});

describe('nameSource', () => {
  it('names the file that is not there', async () => {
    const sampled = readEventLines(createReadStream('no-such-file.ndjson'));

    await expect(
      collect(nameSource(sampled, 'no-such-file.ndjson', 'Name a file of events')),
    ).rejects.toMatchObject({
      code: 'EVENT_SOURCE_UNREADABLE',
      retry: 'operator',
      source: 'no-such-file.ndjson',
      message:
        'Failed to read events from "no-such-file.ndjson": ENOENT: no such file or directory, open ' +
        "'no-such-file.ndjson'. Name a file of events.",
    });
  });
});

describe('sampleEvents', () => {
  const bad = { unreadable: { where: 'line 2', reason: 'it is no JSON' } };

  it('takes each second event up to the limit, and passes on what is unreadable', async () => {
    const events = [at('1'), bad, at('2'), at('3'), at('4'), at('5'), at('6')];

    expect(await collect(sampleEvents(given(...events), { every: 2, limit: 2 }))).toEqual([
      at('1'),
      bad,
      at('3'),
    ]);
  });

  it('takes events of a range of time, both ends included, and those that have no time', async () => {
    const events = [
      at('2026-01-01T00:00:00Z'),
      at('2026-01-02T00:00:00Z'),
      at('2026-01-03T00:00:00Z'),
      at('2026-01-03T00:00:01Z'),
      { event: {} },
    ];
    const range = { sinceMs: Date.UTC(2026, 0, 2), untilMs: Date.UTC(2026, 0, 3) };

    expect(await collect(sampleEvents(given(...events), range))).toEqual([
      at('2026-01-02T00:00:00Z'),
      at('2026-01-03T00:00:00Z'),
      { event: {} },
    ]);
  });
});

/** A server that answers every request with one value. */
async function serve(answer: unknown): Promise<string> {
  const server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('readLocalEvents', () => {
  it('takes accepted events of the bus that is named, and tells how many older records are gone', async () => {
    const accepted = (sequence: number, eventBusName: string) => ({
      sequence,
      type: 'event-accepted',
      eventBusName,
      event: { id: String(sequence) },
    });
    const matched = { sequence: 6, type: 'event-matched', eventId: '5' };
    const endpoint = await serve({ last: 8, records: [accepted(5, 'shop'), matched, accepted(7, 'other')] });
    const gone: number[] = [];

    const all = await collect(readLocalEvents({ endpoint, onGone: (records) => gone.push(records) }));
    const some = await collect(readLocalEvents({ endpoint, eventBusName: 'other' }));

    expect(all).toEqual([{ event: { id: '5' } }, { event: { id: '7' } }]);
    expect(some).toEqual([{ event: { id: '7' } }]);
    expect(gone).toEqual([4]);
  });

  it('refuses an endpoint that is no local cloud', async () => {
    const endpoint = await serve({ hello: 'world' });

    await expect(collect(readLocalEvents({ endpoint }))).rejects.toThrow(
      `Failed to read events from "${endpoint}": it is no local cloud. Start it with busbar local, and name the endpoint that it prints.`,
    );
  });

  it('says that no local cloud answers', async () => {
    await expect(collect(readLocalEvents({ endpoint: 'http://127.0.0.1:1' }))).rejects.toMatchObject({
      code: 'EVENT_SOURCE_UNREADABLE',
      source: 'http://127.0.0.1:1',
    });
  });
});
