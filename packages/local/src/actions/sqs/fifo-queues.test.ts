import { DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { bodies, createQueue, receive, send } = calls;

describe('FIFO queues', () => {
  const fifo = (more: Record<string, string> = {}) =>
    createQueue('orders.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true', ...more });

  it('keeps the order of each group and blocks a group while one of its messages is in flight', async () => {
    const queueUrl = await fifo();
    for (const [body, MessageGroupId] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
    ] as const) {
      await send(queueUrl, body, { MessageGroupId });
    }
    const [first] = await receive(queueUrl, { MaxNumberOfMessages: 1 });

    expect(first?.Body).toBe('a1');
    expect(await bodies(queueUrl)).toEqual(['b1']);
    await calls.local.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: first!.ReceiptHandle }),
    );
    expect(await bodies(queueUrl)).toEqual(['a2']);
  });

  it('gives a group that timed out again in its order', async () => {
    const queueUrl = await fifo();
    for (const body of ['1', '2', '3']) await send(queueUrl, body, { MessageGroupId: 'a' });

    expect((await receive(queueUrl, { MaxNumberOfMessages: 2 })).map(({ Body }) => Body)).toEqual(['1', '2']);
    expect(await bodies(queueUrl)).toEqual([]);
    calls.local.pass(30);
    expect(await bodies(queueUrl)).toEqual(['1', '2', '3']);
  });

  it('answers a duplicate within 5 minutes as the first, and takes it as new after', async () => {
    const queueUrl = await fifo();
    const first = await send(queueUrl, 'one', { MessageGroupId: 'a' });
    calls.local.pass(299.999);
    const duplicate = await send(queueUrl, 'one', { MessageGroupId: 'a' });
    calls.local.pass(0.001);
    const anew = await send(queueUrl, 'one', { MessageGroupId: 'a' });

    expect(duplicate).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
    expect(anew.MessageId).not.toBe(first.MessageId);
    expect(BigInt(anew.SequenceNumber!) > BigInt(first.SequenceNumber!)).toBe(true);
    expect(await bodies(queueUrl)).toEqual(['one', 'one']);
  });

  it('deduplicates within a group only when its scope says so', async () => {
    const queueUrl = await fifo({ DeduplicationScope: 'messageGroup' });
    for (const MessageGroupId of ['a', 'b', 'a']) {
      await send(queueUrl, 'one', { MessageGroupId, MessageDeduplicationId: 'same' });
    }

    expect(await bodies(queueUrl)).toEqual(['one', 'one']);
  });

  it('wants a group, a deduplication id, and no delay of a single message', async () => {
    const queueUrl = await createQueue('plain.fifo', { FifoQueue: 'true' });

    expect([
      (await refusal(send(queueUrl, 'x'))).message,
      (await refusal(send(queueUrl, 'x', { MessageGroupId: 'a' }))).message,
      (
        await refusal(
          send(queueUrl, 'x', { MessageGroupId: 'a', MessageDeduplicationId: 'b', DelaySeconds: 1 }),
        )
      ).message,
    ]).toEqual([
      'The request must contain the parameter MessageGroupId.',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      'Value 1 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ]);
  });

  it('refuses to delete under a handle that has expired', async () => {
    const queueUrl = await fifo();
    await send(queueUrl, 'one', { MessageGroupId: 'a' });
    const [message] = await receive(queueUrl);
    calls.local.pass(30);
    const ReceiptHandle = message!.ReceiptHandle;

    expect(
      await refusal(calls.local.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))),
    ).toEqual({
      name: 'InvalidParameterValue',
      message: `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
      queryCode: 'InvalidParameterValue',
    });
  });
});
