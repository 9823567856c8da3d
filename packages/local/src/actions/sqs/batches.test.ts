import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { attributesOf, bodies, createQueue, receive, send } = calls;

describe('batches', () => {
  it('accepts the good entries of a batch and names the bad ones', async () => {
    const queueUrl = await createQueue('orders');
    const answer = await calls.local.sqs.send(
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

  it.each([
    [{ MessageDeduplicationId: 'two' }, 'The request must contain the parameter MessageGroupId.'],
    [
      { MessageGroupId: 'b' },
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
  ])('refuses a whole batch for a FIFO queue when an entry has but %j', async (fields, message) => {
    const queueUrl = await createQueue('orders.fifo', { FifoQueue: 'true' });
    const whole = { MessageGroupId: 'a', MessageDeduplicationId: 'one' };
    const Entries = [
      { Id: '1', MessageBody: 'one', ...whole },
      { Id: '2', MessageBody: 'two', ...fields },
    ];

    expect(
      await refusal(calls.local.sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))),
    ).toEqual({ name: 'InvalidParameterValue', message, queryCode: 'InvalidParameterValue' });
    expect(await bodies(queueUrl)).toEqual([]);
  });

  it('deletes and changes visibility in batches, entry by entry', async () => {
    const queueUrl = await createQueue('orders');
    for (const body of ['one', 'two']) await send(queueUrl, body);
    const [first, second] = await receive(queueUrl);
    const changed = await calls.local.sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: first!.ReceiptHandle!, VisibilityTimeout: 0 },
          { Id: 'b', ReceiptHandle: 'nonsense', VisibilityTimeout: 0 },
        ],
      }),
    );
    const deleted = await calls.local.sqs.send(
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
      refusal(calls.local.sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries })));
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
