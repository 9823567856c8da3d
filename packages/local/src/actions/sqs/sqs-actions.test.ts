import {
  AddPermissionCommand,
  CancelMessageMoveTaskCommand,
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  RemovePermissionCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountId, type QueueCloud, queueArn, startQueueCloud } from '../../../test/queue-cloud.ts';

let local: QueueCloud;
beforeEach(async () => {
  local = await startQueueCloud();
});
afterEach(() => local.stop());

const createQueue = async (QueueName: string, Attributes?: Record<string, string>) => {
  const { QueueUrl } = await local.sqs.send(
    new CreateQueueCommand({ QueueName, ...(Attributes !== undefined && { Attributes }) }),
  );
  return QueueUrl!;
};
const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
  local.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (QueueUrl: string, more: object = {}) => {
  const { Messages = [] } = await local.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }),
  );
  return Messages;
};
const bodies = async (QueueUrl: string) => (await receive(QueueUrl)).map(({ Body }) => Body);
const attributesOf = async (QueueUrl: string, ...AttributeNames: string[]) =>
  (
    await local.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: AttributeNames as 'All'[] }),
    )
  ).Attributes;
/** Name and message of a refusal, and the code that the query protocol has for it. */
const refusal = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    const { name, message, Error: query } = error as Error & { Error?: { Code?: string } };
    return { name, message, queryCode: query?.Code };
  }
  throw new Error('the call was not refused');
};

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
        SentTimestamp: String(local.cloud.clock.now()),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: String(local.cloud.clock.now()),
        AWSTraceHeader: 'Root=1-5',
      },
    });
  });

  it('gives only the attributes that were asked for, by name and by prefix', async () => {
    const queueUrl = await createQueue('orders');
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    await send(queueUrl, 'one', {
      MessageAttributes: { 'pay.id': text('1'), 'pay.kind': text('2'), payer: text('3'), other: text('4') },
    });

    const [message] = await receive(queueUrl, {
      MessageAttributeNames: ['pay.*', 'other'],
      AttributeNames: ['SentTimestamp'],
    });

    expect(Object.keys(message?.MessageAttributes ?? {})).toEqual(['pay.id', 'pay.kind', 'other']);
    expect(Object.keys(message?.Attributes ?? {})).toEqual(['SentTimestamp']);
  });

  it('names the session of a role as the sender', async () => {
    const queueUrl = await createQueue('orders');
    const asRole = new SQSClient({
      endpoint: local.gateway.endpoint,
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
    local.pass(29.999);
    expect(await bodies(queueUrl)).toEqual([]);
    local.pass(0.001);
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('deletes for good', async () => {
    const queueUrl = await createQueue('orders');
    await send(queueUrl, 'one');
    const [message] = await receive(queueUrl);
    await local.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message!.ReceiptHandle }),
    );
    local.pass(3_600);

    expect(await bodies(queueUrl)).toEqual([]);
    expect(local.cloud.spy.count('message-deleted')).toBe(1);
    expect(local.cloud.work.nextDueMs()).toBeUndefined();
  });

  it('accepts a second delete of one message, and ignores the handle of an earlier receive', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '1' });
    await send(queueUrl, 'one');
    const [first] = await receive(queueUrl);
    local.pass(1);
    const [second] = await receive(queueUrl);
    const remove = (ReceiptHandle: string | undefined) =>
      local.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));

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
    local.pass(5);
    expect(await bodies(queueUrl)).toEqual(['own delay']);
    local.pass(5);
    expect(await bodies(queueUrl)).toEqual(['queue delay']);
  });

  it('changes a visibility timeout: to nothing, to later, and not beyond 12 hours', async () => {
    const queueUrl = await createQueue('orders');
    await send(queueUrl, 'one');
    const change = async (VisibilityTimeout: number, ReceiptHandle: string | undefined) =>
      local.sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout }),
      );

    const [first] = await receive(queueUrl);
    await change(0, first!.ReceiptHandle);
    const [second] = await receive(queueUrl);
    await change(100, second!.ReceiptHandle);
    local.pass(99);
    expect(await bodies(queueUrl)).toEqual([]);
    expect(await refusal(change(43_200, second!.ReceiptHandle))).toEqual({
      name: 'InvalidParameterValue',
      message:
        'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
      queryCode: 'InvalidParameterValue',
    });
    local.pass(1);
    expect(await refusal(change(10, second!.ReceiptHandle))).toMatchObject({
      message: `Value ${second!.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    });
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('drops messages older than the retention period', async () => {
    const queueUrl = await createQueue('orders', { MessageRetentionPeriod: '60' });
    await send(queueUrl, 'old');
    local.pass(30);
    await send(queueUrl, 'young');
    local.pass(30);

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

describe('long polling', () => {
  it('answers as soon as a message comes, with all of a batch', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = receive(queueUrl, { WaitTimeSeconds: 20 });
    await local.untilSomethingWaits();
    await local.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'one' },
          { Id: 'b', MessageBody: 'two' },
        ],
      }),
    );

    expect((await waiting).map(({ Body }) => Body)).toEqual(['one', 'two']);
    expect(local.cloud.work.nextDueMs()).toBe(local.cloud.clock.now() + 30_000);
  });

  it('answers with nothing when its time is over', async () => {
    const queueUrl = await createQueue('orders', { ReceiveMessageWaitTimeSeconds: '20' });
    const waiting = receive(queueUrl);
    await local.untilSomethingWaits();
    expect(local.cloud.work.nextDueMs()).toBeUndefined();
    local.pass(20);

    expect(await waiting).toEqual([]);
  });

  it('gives one message to one of two waiting callers', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = Promise.all([
      receive(queueUrl, { WaitTimeSeconds: 20 }),
      receive(queueUrl, { WaitTimeSeconds: 20 }),
    ]);
    await local.untilSomethingWaits();
    await send(queueUrl, 'one');
    await new Promise((resolve) => setImmediate(resolve));
    local.pass(20);

    expect((await waiting).flat().map(({ Body }) => Body)).toEqual(['one']);
  });

  it('gives no message to a caller that has hung up', async () => {
    const queueUrl = await createQueue('orders');
    const hangUp = new AbortController();
    const waiting = local.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: hangUp.signal,
    });
    await local.untilSomethingWaits();
    hangUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    while (local.cloud.clock.nextDueMs() !== undefined) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await send(queueUrl, 'one');

    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('ends with QueueDoesNotExist when the queue is deleted meanwhile', async () => {
    const queueUrl = await createQueue('orders');
    const waiting = refusal(receive(queueUrl, { WaitTimeSeconds: 20 }));
    await local.untilSomethingWaits();
    await local.sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));

    expect(await waiting).toEqual({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
    });
  });
});

describe('batches', () => {
  it('accepts the good entries of a batch and names the bad ones', async () => {
    const queueUrl = await createQueue('orders');
    const answer = await local.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'one' },
          { Id: 'empty', MessageBody: '' },
          { Id: 'control', MessageBody: 'a\u0001b' },
          { Id: 'delay', MessageBody: 'late', DelaySeconds: 901 },
        ],
      }),
    );

    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(answer.Failed).toEqual([
      {
        Id: 'empty',
        SenderFault: true,
        Code: 'MissingParameter',
        Message: 'The request must contain the parameter MessageBody.',
      },
      {
        Id: 'control',
        SenderFault: true,
        Code: 'InvalidMessageContents',
        Message:
          'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
      },
      {
        Id: 'delay',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message:
          'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
      },
    ]);
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('deletes and changes visibility in batches, entry by entry', async () => {
    const queueUrl = await createQueue('orders');
    for (const body of ['one', 'two']) await send(queueUrl, body);
    const [first, second] = await receive(queueUrl);
    const changed = await local.sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: first!.ReceiptHandle!, VisibilityTimeout: 0 },
          { Id: 'b', ReceiptHandle: 'nonsense', VisibilityTimeout: 0 },
        ],
      }),
    );
    const deleted = await local.sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: second!.ReceiptHandle! },
          { Id: 'b', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    const invalid = {
      Id: 'b',
      SenderFault: true,
      Code: 'ReceiptHandleIsInvalid',
      Message: 'The input receipt handle "nonsense" is not a valid receipt handle.',
    };

    expect(changed).toMatchObject({ Successful: [{ Id: 'a' }], Failed: [invalid] });
    expect(deleted).toMatchObject({ Successful: [{ Id: 'a' }], Failed: [invalid] });
    expect(await bodies(queueUrl)).toEqual(['one']);
  });

  it('refuses a batch that is empty, of 11, with an id twice, with a bad id, or over 1048576 bytes', async () => {
    const queueUrl = await createQueue('orders');
    const sendBatch = (Entries: { Id: string; MessageBody: string }[]) =>
      refusal(local.sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries })));
    const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });

    expect([
      await sendBatch([]),
      await sendBatch(Array.from({ length: 11 }, (_, index) => entry(String(index)))),
      await sendBatch([entry('a'), entry('a')]),
      await sendBatch([entry('a b')]),
      await sendBatch([entry('a', 'x'.repeat(524_288)), entry('b', 'x'.repeat(524_289))]),
    ]).toEqual([
      {
        name: 'EmptyBatchRequest',
        message: 'There should be at least one SendMessageBatchRequestEntry in the request.',
        queryCode: 'AWS.SimpleQueueService.EmptyBatchRequest',
      },
      {
        name: 'TooManyEntriesInBatchRequest',
        message: 'Maximum number of entries per request are 10. You have sent 11.',
        queryCode: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
      },
      {
        name: 'BatchEntryIdsNotDistinct',
        message: 'Id a repeated.',
        queryCode: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
      },
      {
        name: 'InvalidBatchEntryId',
        message:
          'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
        queryCode: 'AWS.SimpleQueueService.InvalidBatchEntryId',
      },
      {
        name: 'BatchRequestTooLong',
        message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
        queryCode: 'AWS.SimpleQueueService.BatchRequestTooLong',
      },
    ]);
    expect(await attributesOf(queueUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '0',
    });
  });
});

describe('limits of a message', () => {
  it('takes 1048576 bytes and refuses 1048577, attributes counted', async () => {
    const queueUrl = await createQueue('orders');
    const attributes = { MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } };

    await send(queueUrl, 'x'.repeat(1_048_576 - 8), attributes);
    expect(await refusal(send(queueUrl, 'x'.repeat(1_048_576 - 7), attributes))).toEqual({
      name: 'InvalidParameterValue',
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
      queryCode: 'InvalidParameterValue',
    });
  });

  it('counts bytes, not characters, against MaximumMessageSize', async () => {
    const queueUrl = await createQueue('orders', { MaximumMessageSize: '1024' });

    await send(queueUrl, 'é'.repeat(512));
    expect((await refusal(send(queueUrl, 'é'.repeat(513)))).message).toBe(
      'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    );
  });

  it.each([
    ['no body', { MessageBody: undefined }, 'The request must contain the parameter MessageBody.'],
    [
      'an attribute of unknown type',
      { MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
      "The type of message (user) attribute 'a' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
    ],
    [
      'an empty attribute',
      { MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
      "Message (user) attribute 'a' must contain a non-empty value of type 'String'.",
    ],
    [
      'a number that is none',
      { MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
      "Can't cast the value of message (user) attribute 'a' to a number.",
    ],
    [
      'a group id with a space',
      { MessageGroupId: 'a b' },
      'Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ],
    [
      'a deduplication id on a standard queue',
      { MessageDeduplicationId: 'a' },
      'Value a for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
    [
      '11 attributes',
      {
        MessageAttributes: Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]),
        ),
      },
      'Number of message attributes [11] exceeds the allowed maximum [10].',
    ],
  ])('refuses a message with %s', async (_case, more, message) => {
    const queueUrl = await createQueue('orders');

    expect((await refusal(send(queueUrl, 'x', more))).message).toBe(message);
  });

  it.each([
    [
      { MaxNumberOfMessages: 11 },
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { MaxNumberOfMessages: 0 },
      'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { WaitTimeSeconds: 21 },
      'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
    ],
    [
      { VisibilityTimeout: 43_201 },
      'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.',
    ],
  ])('refuses to receive with %j', async (more, message) => {
    const queueUrl = await createQueue('orders');

    expect(await refusal(receive(queueUrl, more))).toEqual({
      name: 'InvalidParameterValue',
      message,
      queryCode: 'InvalidParameterValue',
    });
  });
});

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
    await local.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: first!.ReceiptHandle }),
    );
    expect(await bodies(queueUrl)).toEqual(['a2']);
  });

  it('gives a group that timed out again in its order', async () => {
    const queueUrl = await fifo();
    for (const body of ['1', '2', '3']) await send(queueUrl, body, { MessageGroupId: 'a' });

    expect((await receive(queueUrl, { MaxNumberOfMessages: 2 })).map(({ Body }) => Body)).toEqual(['1', '2']);
    expect(await bodies(queueUrl)).toEqual([]);
    local.pass(30);
    expect(await bodies(queueUrl)).toEqual(['1', '2', '3']);
  });

  it('answers a duplicate within 5 minutes as the first, and takes it as new after', async () => {
    const queueUrl = await fifo();
    const first = await send(queueUrl, 'one', { MessageGroupId: 'a' });
    local.pass(299.999);
    const duplicate = await send(queueUrl, 'one', { MessageGroupId: 'a' });
    local.pass(0.001);
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
    local.pass(30);
    const ReceiptHandle = message!.ReceiptHandle;

    expect(
      await refusal(local.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))),
    ).toEqual({
      name: 'InvalidParameterValue',
      message: `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
      queryCode: 'InvalidParameterValue',
    });
  });
});

describe('dead-letter queues', () => {
  const redrivePolicy = (target: string, maxReceiveCount = 3) =>
    JSON.stringify({ deadLetterTargetArn: queueArn(target), maxReceiveCount });
  const createPair = async (maxReceiveCount = 3) => {
    const deadLetterUrl = await createQueue('orders-dlq');
    const queueUrl = await createQueue('orders', {
      VisibilityTimeout: '10',
      RedrivePolicy: redrivePolicy('orders-dlq', maxReceiveCount),
    });
    return { queueUrl, deadLetterUrl };
  };
  const exhaust = async (queueUrl: string, times: number) => {
    for (let time = 0; time < times; time += 1) {
      await receive(queueUrl);
      local.pass(10);
    }
  };

  it('moves a message after 3 receives, with its body, id and source', async () => {
    const { queueUrl, deadLetterUrl } = await createPair();
    const { MessageId } = await send(queueUrl, 'poison');
    const deadLettered: unknown[] = [];
    local.cloud.spy.listen((record) => {
      if (record.type === 'message-dead-lettered') deadLettered.push(record);
    });
    await exhaust(queueUrl, 3);
    expect(await attributesOf(deadLetterUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '0',
    });

    expect(await bodies(queueUrl)).toEqual([]);
    const [message] = await receive(deadLetterUrl, { MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId,
      Body: 'poison',
      Attributes: { ApproximateReceiveCount: '4', DeadLetterQueueSourceArn: queueArn('orders') },
    });
    expect(deadLettered).toEqual([
      {
        type: 'message-dead-lettered',
        atMs: local.cloud.clock.now(),
        queueArn: queueArn('orders'),
        deadLetterQueueArn: queueArn('orders-dlq'),
        messageId: MessageId,
        body: 'poison',
      },
    ]);
  });

  it('keeps the message while the dead-letter queue does not exist', async () => {
    const { queueUrl, deadLetterUrl } = await createPair(1);
    await send(queueUrl, 'poison');
    await local.sqs.send(new DeleteQueueCommand({ QueueUrl: deadLetterUrl }));
    await exhaust(queueUrl, 2);

    expect(await bodies(queueUrl)).toEqual(['poison']);
  });

  it('lists its source queues', async () => {
    const { queueUrl, deadLetterUrl } = await createPair();

    const { queueUrls } = await local.sqs.send(
      new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetterUrl }),
    );
    expect(queueUrls).toEqual([queueUrl]);
  });

  it('refuses a target that is missing, of the other kind, or that does not allow it', async () => {
    await createQueue('dlq.fifo', { FifoQueue: 'true' });
    await createQueue('closed', { RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' });
    await createQueue('chosen', {
      RedriveAllowPolicy: JSON.stringify({
        redrivePermission: 'byQueue',
        sourceQueueArns: [queueArn('allowed')],
      }),
    });
    const reasonOf = async (name: string, target: string, count?: number) => {
      const policy = redrivePolicy(target, count);
      const { message } = await refusal(createQueue(name, { RedrivePolicy: policy }));
      return message.replace(policy, '…');
    };

    expect([
      await reasonOf('orders', 'nowhere'),
      await reasonOf('orders', 'dlq.fifo'),
      await reasonOf('orders', 'closed'),
      await reasonOf('orders', 'chosen'),
      await reasonOf('orders', 'closed', 1_001),
    ]).toEqual([
      'Value … for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.',
      'Value … for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type of queue as the source.',
      'Value … for parameter RedrivePolicy is invalid. Reason: The redrive allow policy of the dead letter target does not allow this source queue.',
      'Value … for parameter RedrivePolicy is invalid. Reason: The redrive allow policy of the dead letter target does not allow this source queue.',
      'Value … for parameter RedrivePolicy is invalid. Reason: Invalid value for maxReceiveCount: must be an integer from 1 to 1000.',
    ]);
    expect(await createQueue('allowed', { RedrivePolicy: redrivePolicy('chosen') })).toMatch(/allowed$/);
  });

  it('redrives messages to the queue that they came from, as new ones', async () => {
    const { queueUrl, deadLetterUrl } = await createPair(1);
    const { MessageId } = await send(queueUrl, 'poison');
    await exhaust(queueUrl, 2);
    const { TaskHandle } = await local.sqs.send(
      new StartMessageMoveTaskCommand({ SourceArn: queueArn('orders-dlq') }),
    );
    const startedMs = local.cloud.clock.now();
    local.pass(0);

    expect(TaskHandle).toBeTypeOf('string');
    expect(await attributesOf(deadLetterUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '0',
    });
    const [message] = await receive(queueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(message).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
    expect(message?.MessageId).not.toBe(MessageId);
    const { Results } = await local.sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn: queueArn('orders-dlq') }),
    );
    expect(Results).toEqual([
      {
        Status: 'COMPLETED',
        SourceArn: queueArn('orders-dlq'),
        ApproximateNumberOfMessagesMoved: 1,
        ApproximateNumberOfMessagesToMove: 1,
        StartedTimestamp: startedMs,
      },
    ]);
  });

  it('redrives at the rate that was asked for, one task at a time, until it is cancelled', async () => {
    const { queueUrl, deadLetterUrl } = await createPair(1);
    for (let index = 0; index < 5; index += 1) await send(queueUrl, String(index));
    await exhaust(queueUrl, 2);
    await createQueue('elsewhere');
    const start = () =>
      local.sqs.send(
        new StartMessageMoveTaskCommand({
          SourceArn: queueArn('orders-dlq'),
          DestinationArn: queueArn('elsewhere'),
          MaxNumberOfMessagesPerSecond: 2,
        }),
      );
    const { TaskHandle } = await start();
    local.pass(1);

    expect(await refusal(start())).toEqual({
      name: 'UnsupportedOperation',
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      queryCode: 'AWS.SimpleQueueService.UnsupportedOperation',
    });
    const cancelled = await local.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
    expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(4);
    local.pass(10);
    expect(await attributesOf(deadLetterUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '1',
    });
  });

  it('refuses to redrive a queue that is no dead-letter queue, and fails for messages without a source', async () => {
    const { deadLetterUrl } = await createPair(1);
    await send(deadLetterUrl, 'put here by hand');
    const start = (name: string) =>
      local.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: queueArn(name) }));

    expect((await refusal(start('orders'))).message).toBe(
      'Source queue must be configured as a Dead Letter Queue.',
    );
    expect((await refusal(start('nowhere'))).name).toBe('ResourceNotFoundException');
    await start('orders-dlq');
    local.pass(0);
    const { Results } = await local.sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn: queueArn('orders-dlq') }),
    );
    expect(Results).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
    expect(await bodies(deadLetterUrl)).toEqual(['put here by hand']);
  });
});

describe('queues', () => {
  it('creates a queue with AWS defaults and tells all its attributes', async () => {
    const queueUrl = await createQueue('orders');
    const seconds = String(local.cloud.clock.now() / 1_000);

    expect(queueUrl).toBe(`${local.gateway.endpoint}/${accountId}/orders`);
    expect(await attributesOf(queueUrl, 'All')).toEqual({
      QueueArn: queueArn('orders'),
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
      CreatedTimestamp: seconds,
      LastModifiedTimestamp: seconds,
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
    });
  });

  it('creates a queue again with the same attributes only', async () => {
    const queueUrl = await createQueue('orders', { VisibilityTimeout: '5' });

    expect(await createQueue('orders', { VisibilityTimeout: '5' })).toBe(queueUrl);
    expect(await refusal(createQueue('orders', { VisibilityTimeout: '6' }))).toEqual({
      name: 'QueueNameExists',
      message:
        'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
      queryCode: 'QueueAlreadyExists',
    });
  });

  it.each([
    ['a b', {}, 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length'],
    [
      'x'.repeat(81),
      {},
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
    [
      'orders',
      { FifoQueue: 'true' },
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    ],
    ['orders', { VisibilityTimeout: '43201' }, 'Invalid value for the parameter VisibilityTimeout.'],
    ['orders', { MessageRetentionPeriod: '59' }, 'Invalid value for the parameter MessageRetentionPeriod.'],
    ['orders', { Colour: 'blue' }, 'Unknown Attribute Colour.'],
    ['orders', { ContentBasedDeduplication: 'true' }, 'Unknown Attribute ContentBasedDeduplication.'],
    ['orders', { RedrivePolicy: 'not json' }, 'Invalid value for the parameter RedrivePolicy.'],
  ])('refuses queue %s with %j', async (name, attributes, message) => {
    expect((await refusal(createQueue(name, attributes as Record<string, string>))).message).toBe(message);
  });

  it('changes attributes, and unsets one by an empty value', async () => {
    await createQueue('orders-dlq');
    const queueUrl = await createQueue('orders', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('orders-dlq'), maxReceiveCount: 1 }),
    });
    local.pass(60);
    await local.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queueUrl,
        Attributes: { VisibilityTimeout: '7', RedrivePolicy: '' },
      }),
    );

    expect(
      await attributesOf(queueUrl, 'VisibilityTimeout', 'RedrivePolicy', 'LastModifiedTimestamp'),
    ).toEqual({
      VisibilityTimeout: '7',
      LastModifiedTimestamp: String(local.cloud.clock.now() / 1_000),
    });
  });

  it('refuses to tell or set an attribute that there is not', async () => {
    const queueUrl = await createQueue('orders');

    expect(await refusal(attributesOf(queueUrl, 'Colour'))).toEqual({
      name: 'InvalidAttributeName',
      message: 'Unknown Attribute Colour.',
      queryCode: 'InvalidAttributeName',
    });
  });

  it('finds, lists by prefix and page, and deletes queues', async () => {
    for (const name of ['b-1', 'a-2', 'a-1', 'a-3']) await createQueue(name);
    const list = async (input: object) => {
      const { QueueUrls, NextToken } = await local.sqs.send(new ListQueuesCommand(input));
      return { names: QueueUrls?.map((url) => url.slice(url.lastIndexOf('/') + 1)), NextToken };
    };

    const first = await list({ QueueNamePrefix: 'a-', MaxResults: 2 });
    expect(first.names).toEqual(['a-1', 'a-2']);
    expect(await list({ QueueNamePrefix: 'a-', MaxResults: 2, NextToken: first.NextToken })).toEqual({
      names: ['a-3'],
      NextToken: undefined,
    });
    const { QueueUrl } = await local.sqs.send(new GetQueueUrlCommand({ QueueName: 'b-1' }));
    await local.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    expect(await list({ QueueNamePrefix: 'b' })).toEqual({ names: undefined, NextToken: undefined });
    expect((await refusal(local.sqs.send(new GetQueueUrlCommand({ QueueName: 'b-1' })))).name).toBe(
      'QueueDoesNotExist',
    );
  });

  it('purges at once, and not twice within 60 seconds', async () => {
    const queueUrl = await createQueue('orders');
    const purge = () => local.sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
    for (const body of ['in flight', 'visible']) await send(queueUrl, body);
    await send(queueUrl, 'delayed', { DelaySeconds: 5 });
    await receive(queueUrl, { MaxNumberOfMessages: 1 });
    await purge();

    local.pass(59);
    expect(await bodies(queueUrl)).toEqual([]);
    expect(await refusal(purge())).toEqual({
      name: 'PurgeQueueInProgress',
      message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
      queryCode: 'AWS.SimpleQueueService.PurgeQueueInProgress',
    });
    local.pass(1);
    await purge();
  });

  it('tags, lists tags and untags', async () => {
    const { QueueUrl } = await local.sqs.send(
      new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'shop' } }),
    );
    await local.sqs.send(new TagQueueCommand({ QueueUrl, Tags: { stage: 'dev', team: 'orders' } }));
    await local.sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }));

    expect((await local.sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'orders' });
  });

  it('adds a statement to the policy, shows it to IAM and removes it', async () => {
    const QueueUrl = await createQueue('orders');
    const add = () =>
      local.sqs.send(
        new AddPermissionCommand({
          QueueUrl,
          Label: 'partner',
          AWSAccountIds: ['111122223333'],
          Actions: ['SendMessage'],
        }),
      );
    await add();

    const policy = {
      Version: '2012-10-17',
      Id: `${queueArn('orders')}/SQSDefaultPolicy`,
      Statement: [
        {
          Sid: 'partner',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
          Action: ['SQS:SendMessage'],
          Resource: queueArn('orders'),
        },
      ],
    };
    expect(JSON.parse((await attributesOf(QueueUrl, 'Policy'))?.Policy ?? '')).toEqual(policy);
    expect(local.access.policyOf(queueArn('orders'))).toEqual(policy);
    expect(local.access.policyOf(queueArn('orders'))).toBe(local.access.policyOf(queueArn('orders')));
    expect((await refusal(add())).message).toBe(
      'Value partner for parameter Label is invalid. Reason: Already exists.',
    );
    await local.sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'partner' }));
    expect(local.access.policyOf(queueArn('orders'))).toBeUndefined();
  });

  it.each(['http://localhost/111122223333/orders', 'http://localhost/orders', 'orders'])(
    'knows no queue at %s',
    async (QueueUrl) => {
      await createQueue('orders');
      const { endpoint } = local.gateway;
      const sqs = new SQSClient({
        endpoint,
        region: 'us-east-1',
        useQueueUrlAsEndpoint: false,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });

      expect((await refusal(sqs.send(new PurgeQueueCommand({ QueueUrl })))).name).toBe('QueueDoesNotExist');
      sqs.destroy();
    },
  );
});

describe('permissions', () => {
  it('asks for the grant that AWS names: a batch needs that of the single action', async () => {
    const queueUrl = await createQueue('orders');
    local.access.asked.length = 0;
    await local.sqs.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [{ Id: 'a', MessageBody: 'one' }] }),
    );
    await bodies(queueUrl);
    await local.sqs.send(new ListQueuesCommand({}));

    expect(local.access.asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['sqs:SendMessage', queueArn('orders')],
      ['sqs:ReceiveMessage', queueArn('orders')],
      ['sqs:ListQueues', '*'],
    ]);
  });
});
