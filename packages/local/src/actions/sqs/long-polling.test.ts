import { DeleteQueueCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { bodies, createQueue, receive, send } = calls;

describe('long polling', () => {
  it('answers as soon as a message comes, with all of a batch', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = receive(queueUrl, { WaitTimeSeconds: 20 });
    await calls.local.untilSomethingWaits();
    await calls.local.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'one' },
          { Id: 'b', MessageBody: 'two' },
        ],
      }),
    );

    expect((await waiting).map(({ Body }) => Body)).toEqual(['one', 'two']);
    expect(calls.local.cloud.work.nextDueMs()).toBe(calls.local.cloud.clock.now() + 30_000);
  });

  it('answers with nothing when its time is over', async () => {
    const queueUrl = await createQueue('orders', { ReceiveMessageWaitTimeSeconds: '20' });
    const waiting = receive(queueUrl);
    await calls.local.untilSomethingWaits();
    expect(calls.local.cloud.work.nextDueMs()).toBeUndefined();
    calls.local.pass(20);

    expect(await waiting).toEqual([]);
  });

  it('gives one message to one of two waiting callers', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = Promise.all([
      receive(queueUrl, { WaitTimeSeconds: 20 }),
      receive(queueUrl, { WaitTimeSeconds: 20 }),
    ]);
    await calls.local.untilSomethingWaits();
    await send(queueUrl, 'one');
    await new Promise((resolve) => setImmediate(resolve));
    calls.local.pass(20);

    expect((await waiting).flat().map(({ Body }) => Body)).toEqual(['one']);
  });

  it('gives no message to a caller that has hung up', async () => {
    const queueUrl = await createQueue('orders');
    const hangUp = new AbortController();
    const waiting = calls.local.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20 }),
      {
        abortSignal: hangUp.signal,
      },
    );
    await calls.local.untilSomethingWaits();
    hangUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    while (calls.local.cloud.clock.nextDueMs() !== undefined) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await send(queueUrl, 'one');

    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('ends with QueueDoesNotExist when the queue is deleted meanwhile', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = refusal(receive(queueUrl, { WaitTimeSeconds: 20 }));
    await calls.local.untilSomethingWaits();
    await calls.local.sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));

    expect(await waiting).toEqual({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
    });
  });
});
