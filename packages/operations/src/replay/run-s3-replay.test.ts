import type { SendMessageBatchCommandInput } from '@aws-sdk/client-sqs';
import { limits } from '@busbar/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleArchivedEvent } from '../../test/archived-event.ts';
import { scriptAnswers, scriptedClients } from '../../test/scripted-client.ts';
import type { ArchivedEvent } from '../archive/read-s3-archive.ts';
import { ReplayRejectedError } from './replay-rejected-error.ts';
import { runS3Replay } from './run-s3-replay.ts';

const queueUrl = 'http://127.0.0.1/000000000000/projection';
const taken = { Successful: [] };
const throttled = (...ids: readonly string[]) => ({
  Failed: ids.map((Id) => ({ Id, Code: 'ThrottlingException', SenderFault: false })),
});

function exampleEvents(count: number): readonly ArchivedEvent[] {
  return Array.from({ length: count }, (_, index) => exampleArchivedEvent(`event-${index}`));
}

/** Texts whose bodies have this many bytes each, once the replay's name is in them. */
function sizedEvents(...sizes: readonly number[]): readonly ArchivedEvent[] {
  const name = '{"replay-name":"r",'.length - 1;
  return sizes.map((bytes, index) => {
    const head = `{"id":"${index}","pad":"`;
    const text = `${head}${'x'.repeat(bytes - name - head.length - 2)}"}`;
    return { ...exampleArchivedEvent(`event-${index}`), text };
  });
}

async function run(events: readonly ArchivedEvent[], answers: readonly unknown[]) {
  const { answer, inputs } = scriptAnswers<SendMessageBatchCommandInput>(answers);
  const client = scriptedClients.sqs(answer);
  const plan = { events, copies: 0, outside: 0 };
  const running = runS3Replay({ client, plan, replayName: 'r', queueUrl }).then(
    (sent) => ({ sent }),
    (error: unknown) => ({ error }),
  );
  await vi.runAllTimersAsync();
  const batches = inputs.map(({ Entries }) => Entries!.map(({ MessageBody }) => JSON.parse(MessageBody!).id));
  return { outcome: await running, batches, inputs };
}

describe('runS3Replay', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends an event as it was archived, with the name of the replay, to the queue', async () => {
    const { outcome, inputs } = await run(exampleEvents(1), [taken]);
    expect(outcome).toEqual({ sent: 1 });
    expect(inputs).toEqual([
      {
        QueueUrl: queueUrl,
        Entries: [
          { Id: '0', MessageBody: `{"replay-name":"r",${exampleArchivedEvent('event-0').text.slice(1)}` },
        ],
      },
    ]);
  });

  it('sends nothing for an empty plan', async () => {
    expect(await run([], [])).toEqual({ outcome: { sent: 0 }, batches: [], inputs: [] });
  });

  it('sends 12 events in order, in batches of 10 and 2', async () => {
    const events = exampleEvents(12);
    const { outcome, batches } = await run(events, [taken, taken]);
    const ids = events.map(({ eventId }) => eventId);
    expect({ outcome, batches }).toEqual({
      outcome: { sent: 12 },
      batches: [ids.slice(0, 10), ids.slice(10)],
    });
  });

  it('fills a batch to 1 MiB exactly and begins another with the next byte', async () => {
    const half = limits.sqs.messageBytes / 2;
    expect((await run(sizedEvents(half, half), [taken])).batches).toEqual([['0', '1']]);
    expect((await run(sizedEvents(half, half + 1), [taken, taken])).batches).toEqual([['0'], ['1']]);
    expect((await run(sizedEvents(half, half, 100), [taken, taken])).batches).toEqual([['0', '1'], ['2']]);
  });

  it('counts bytes, not characters', async () => {
    const third = { ...exampleArchivedEvent('wide'), text: `{"id":"wide","pad":"${'€'.repeat(200_000)}"}` };
    expect((await run([third, third], [taken, taken])).batches).toEqual([['wide'], ['wide']]);
  });

  it('sends again only the 2 of 3 messages that were rejected, then goes on', async () => {
    const { outcome, batches } = await run(exampleEvents(3), [throttled('0', '2'), throttled('1'), taken]);
    expect({ outcome, batches }).toEqual({
      outcome: { sent: 3 },
      batches: [['event-0', 'event-1', 'event-2'], ['event-0', 'event-2'], ['event-2']],
    });
  });

  it('gives up after 10 attempts, names what was rejected and sends no later batch', async () => {
    const answers = [taken, ...Array.from({ length: 10 }, () => throttled('0'))];
    const { outcome, batches } = await run(exampleEvents(25), answers);
    const { error } = outcome as { error: ReplayRejectedError };
    expect(batches).toHaveLength(11);
    expect(error).toBeInstanceOf(ReplayRejectedError);
    expect({ ...error }).toEqual({
      name: 'ReplayRejectedError',
      code: 'REPLAY_REJECTED',
      retry: 'later',
      replayName: 'r',
      queueUrl,
      sent: 19,
      planned: 25,
      rejected: [{ eventId: 'event-10', errorCode: 'ThrottlingException' }],
    });
    expect(error.message).toMatchInlineSnapshot(
      `"Failed to send replay "r" to queue "http://127.0.0.1/000000000000/projection": 1 events were rejected (ThrottlingException), 19 of 25 were taken. Run it again under the same name: consumers absorb what they have handled under it."`,
    );
  });

  it('does not repeat a message that is itself at fault', async () => {
    const failed = [
      { Id: '0', Code: 'InvalidMessageContents', SenderFault: true },
      { Id: '1', Code: 'InternalError', SenderFault: false },
    ];
    const { outcome, batches } = await run(exampleEvents(3), [{ Failed: failed }, taken]);
    expect(batches).toEqual([['event-0', 'event-1', 'event-2'], ['event-1']]);
    expect(outcome).toEqual({
      error: expect.objectContaining({
        sent: 2,
        rejected: [{ eventId: 'event-0', errorCode: 'InvalidMessageContents' }],
      }),
    });
  });

  it('passes on the error of a call that failed as a whole, without another try', async () => {
    const denied = new Error('AccessDenied');
    const { outcome, inputs } = await run(exampleEvents(1), [denied]);
    expect({ outcome, calls: inputs.length }).toEqual({ outcome: { error: denied }, calls: 1 });
  });
});
