import {
  CancelMessageMoveTaskCommand,
  DeleteQueueCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { queueArn } from '../../../test/queue-cloud.ts';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { attributesOf, bodies, createQueue, receive, send } = calls;

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
      calls.local.pass(10);
    }
  };

  it('moves a message after 3 receives, with its body, id and source', async () => {
    const { queueUrl, deadLetterUrl } = await createPair();
    const { MessageId } = await send(queueUrl, 'poison');
    const deadLettered: unknown[] = [];
    calls.local.cloud.spy.listen((record) => {
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
        atMs: calls.local.cloud.clock.now(),
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
    await calls.local.sqs.send(new DeleteQueueCommand({ QueueUrl: deadLetterUrl }));
    await exhaust(queueUrl, 2);

    expect(await bodies(queueUrl)).toEqual(['poison']);
  });

  it('lists its source queues', async () => {
    const { queueUrl, deadLetterUrl } = await createPair();

    const { queueUrls } = await calls.local.sqs.send(
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
    const { TaskHandle } = await calls.local.sqs.send(
      new StartMessageMoveTaskCommand({ SourceArn: queueArn('orders-dlq') }),
    );
    const startedMs = calls.local.cloud.clock.now();
    calls.local.pass(0);

    expect(TaskHandle).toBeTypeOf('string');
    expect(await attributesOf(deadLetterUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '0',
    });
    const [message] = await receive(queueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(message).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
    expect(message?.MessageId).not.toBe(MessageId);
    const { Results } = await calls.local.sqs.send(
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
      calls.local.sqs.send(
        new StartMessageMoveTaskCommand({
          SourceArn: queueArn('orders-dlq'),
          DestinationArn: queueArn('elsewhere'),
          MaxNumberOfMessagesPerSecond: 2,
        }),
      );
    const { TaskHandle } = await start();
    calls.local.pass(1);

    expect(await refusal(start())).toEqual({
      name: 'UnsupportedOperation',
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      queryCode: 'AWS.SimpleQueueService.UnsupportedOperation',
    });
    const cancelled = await calls.local.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
    expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(4);
    calls.local.pass(10);
    expect(await attributesOf(deadLetterUrl, 'ApproximateNumberOfMessages')).toEqual({
      ApproximateNumberOfMessages: '1',
    });
  });

  it('refuses to redrive a queue that is no dead-letter queue, and fails for messages without a source', async () => {
    const { deadLetterUrl } = await createPair(1);
    await send(deadLetterUrl, 'put here by hand');
    const start = (name: string) =>
      calls.local.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: queueArn(name) }));

    expect((await refusal(start('orders'))).message).toBe(
      'Source queue must be configured as a Dead Letter Queue.',
    );
    expect((await refusal(start('nowhere'))).name).toBe('ResourceNotFoundException');
    await start('orders-dlq');
    calls.local.pass(0);
    const { Results } = await calls.local.sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn: queueArn('orders-dlq') }),
    );
    expect(Results).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
    expect(await bodies(deadLetterUrl)).toEqual(['put here by hand']);
  });
});
