import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { accountId } from '../../../test/queue-cloud.ts';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { attributesOf, bodies, createQueue, receive, send } = calls;

describe('sending and receiving', () => {
  it('gives a message with its digest, attributes and system attributes', async () => {
    const queueUrl = await createQueue('orders');
    const sent = await send(queueUrl, 'one', {
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        count: { DataType: 'Number.int', StringValue: '3' },
        raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2, 3) },
      },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5' } },
    });
    const [message] = await receive(queueUrl, {
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });

    expect(sent).toMatchObject({
      MD5OfMessageBody: 'f97c5d29941bfb1b2fdab0874906ab82',
      MD5OfMessageAttributes: message?.MD5OfMessageAttributes,
      MessageId: message?.MessageId,
    });
    expect({ ...message, ReceiptHandle: typeof message?.ReceiptHandle }).toEqual({
      MessageId: sent.MessageId,
      ReceiptHandle: 'string',
      Body: 'one',
      MD5OfBody: 'f97c5d29941bfb1b2fdab0874906ab82',
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        count: { DataType: 'Number.int', StringValue: '3' },
        raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2, 3) },
      },
      Attributes: {
        SenderId: accountId,
        SentTimestamp: String(calls.local.cloud.clock.now()),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: String(calls.local.cloud.clock.now()),
        AWSTraceHeader: 'Root=1-5',
      },
    });
  });

  it('gives only the attributes that were asked for, by name and by prefix', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '0' });
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    await send(queueUrl, 'one', {
      MessageAttributes: { 'pay.id': text('1'), 'pay.kind': text('2'), payer: text('3'), other: text('4') },
    });

    const [message] = await receive(queueUrl, {
      MessageAttributeNames: ['pay.*', 'other'],
      AttributeNames: ['SentTimestamp'],
    });

    const all = ['pay.id', 'pay.kind', 'payer', 'other'];
    expect(Object.keys(message?.MessageAttributes ?? {})).toEqual(all);
    for (const [asked, names] of [
      ['pay.i.*', ['pay.id']],
      ['pay', []],
      ['*', all],
      ['.*', all],
    ] as const) {
      const [again] = await receive(queueUrl, { MessageAttributeNames: [asked] });
      expect(Object.keys(again?.MessageAttributes ?? {}), asked).toEqual(names);
    }
    expect(Object.keys(message?.Attributes ?? {})).toEqual(['SentTimestamp']);
  });

  it('names the session of a role as the sender', async () => {
    const queueUrl = await createQueue('orders');
    const asRole = new SQSClient({
      endpoint: calls.local.gateway.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'ASIAROLE', secretAccessKey: 'x' },
    });
    await asRole.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'one' }));
    const [message] = await receive(queueUrl, { MessageSystemAttributeNames: ['SenderId'] });
    asRole.destroy();

    expect(message?.Attributes?.SenderId).toMatch(/^AROA[0-9A-F]{17}:session-1$/);
  });

  it('hides a received message for the visibility timeout and shows it again at its end', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '30' });
    await send(queueUrl, 'one');

    expect(await bodies(queueUrl)).toEqual(['one']);
    calls.local.pass(29.999);
    expect(await bodies(queueUrl)).toEqual([]);
    calls.local.pass(0.001);
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('deletes for good', async () => {
    const queueUrl = await createQueue('orders');
    await send(queueUrl, 'one');
    const [message] = await receive(queueUrl);
    await calls.local.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message!.ReceiptHandle }),
    );
    calls.local.pass(3_600);

    expect(await bodies(queueUrl)).toEqual([]);
    expect(calls.local.cloud.spy.count('message-deleted')).toBe(1);
    expect(calls.local.cloud.work.nextDueMs()).toBeUndefined();
  });

  it('accepts a second delete of one message, and ignores the handle of an earlier receive', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '1' });
    await send(queueUrl, 'one');
    const [first] = await receive(queueUrl);
    calls.local.pass(1);
    const [second] = await receive(queueUrl);
    const remove = (ReceiptHandle: string | undefined) =>
      calls.local.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));

    await remove(first!.ReceiptHandle);
    expect(await attributesOf(queueUrl, 'ApproximateNumberOfMessagesNotVisible')).toEqual({
      ApproximateNumberOfMessagesNotVisible: '1',
    });
    await remove(second!.ReceiptHandle);
    await remove(second!.ReceiptHandle);
    expect(await attributesOf(queueUrl, 'ApproximateNumberOfMessagesNotVisible')).toEqual({
      ApproximateNumberOfMessagesNotVisible: '0',
    });
  });

  it('delays a message by its own delay, and else by that of the queue', async () => {
    const queueUrl = await createQueue('orders', { DelaySeconds: '10' });
    await send(queueUrl, 'queue delay');
    await send(queueUrl, 'own delay', { DelaySeconds: 5 });
    await send(queueUrl, 'no delay', { DelaySeconds: 0 });

    expect(await bodies(queueUrl)).toEqual(['no delay']);
    expect(await attributesOf(queueUrl, 'ApproximateNumberOfMessagesDelayed')).toEqual({
      ApproximateNumberOfMessagesDelayed: '2',
    });
    calls.local.pass(5);
    expect(await bodies(queueUrl)).toEqual(['own delay']);
    calls.local.pass(5);
    expect(await bodies(queueUrl)).toEqual(['queue delay']);
  });

  it('changes a visibility timeout: to nothing, to later, and not beyond 12 hours', async () => {
    const queueUrl = await createQueue('orders');
    await send(queueUrl, 'one');
    const change = async (VisibilityTimeout: number, ReceiptHandle: string | undefined) =>
      calls.local.sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout }),
      );

    const [first] = await receive(queueUrl);
    await change(0, first!.ReceiptHandle);
    const [second] = await receive(queueUrl);
    await change(100, second!.ReceiptHandle);
    calls.local.pass(99);
    expect(await bodies(queueUrl)).toEqual([]);
    expect(await refusal(change(43_200, second!.ReceiptHandle))).toEqual({
      name: 'InvalidParameterValue',
      message:
        'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
      queryCode: 'InvalidParameterValue',
    });
    calls.local.pass(1);
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('changes the visibility timeout of a message by any of its handles, also after it has timed out', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '1' });
    await send(queueUrl, 'one');
    await send(queueUrl, 'two');
    const change = (VisibilityTimeout: number, ReceiptHandle: string | undefined) =>
      calls.local.sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout }),
      );
    const [first] = await receive(queueUrl);

    calls.local.pass(1);
    await change(100, first!.ReceiptHandle);
    expect(await bodies(queueUrl)).toEqual(['two']);
    await change(0, first!.ReceiptHandle);
    const [again] = await receive(queueUrl, { MaxNumberOfMessages: 1 });
    expect(again?.Body).toBe('one');
    await change(50, first!.ReceiptHandle);
    calls.local.pass(49);
    expect(await bodies(queueUrl)).toEqual(['two']);

    await calls.local.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: again!.ReceiptHandle }),
    );
    expect(await refusal(change(10, again!.ReceiptHandle))).toMatchObject({
      message: `Value ${again!.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    });
  });

  it('drops messages older than the retention period', async () => {
    const queueUrl = await createQueue('orders', { MessageRetentionPeriod: '60' });
    await send(queueUrl, 'old');
    calls.local.pass(30);
    await send(queueUrl, 'young');
    calls.local.pass(30);

    expect(await attributesOf(queueUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '1',
    });
    expect(await bodies(queueUrl)).toEqual(['young']);
  });

  it('keeps and returns MessageGroupId on a standard queue', async () => {
    const queueUrl = await createQueue('orders');
    await send(queueUrl, 'one', { MessageGroupId: 'tenant-1' });

    const [message] = await receive(queueUrl, { MessageSystemAttributeNames: ['MessageGroupId'] });

    expect(message?.Attributes).toEqual({ MessageGroupId: 'tenant-1' });
  });
});
