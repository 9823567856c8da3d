import {
  AddPermissionCommand,
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  RemovePermissionCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { accountId, queueArn } from '../../../test/queue-cloud.ts';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { attributesOf, bodies, createQueue, receive, send } = calls;

describe('queues', () => {
  it('creates a queue with AWS defaults and tells all its attributes', async () => {
    const queueUrl = await createQueue('orders');
    const seconds = String(calls.local.cloud.clock.now() / 1_000);

    expect(queueUrl).toBe(`${calls.local.gateway.endpoint}/${accountId}/orders`);
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
    ['', {}, 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length'],
    ['orders', { FifoQueue: 'false' }, 'Unknown Attribute FifoQueue.'],
    [
      'orders',
      { DeduplicationScope: 'queue' },
      'You can specify the DeduplicationScope only when FifoQueue is set to true.',
    ],
    ['orders', { RedrivePolicy: 'not json' }, 'Invalid value for the parameter RedrivePolicy.'],
  ])('refuses queue %s with %j', async (name, attributes, message) => {
    expect((await refusal(createQueue(name, attributes as Record<string, string>))).message).toBe(message);
  });

  it('changes attributes, and unsets one by an empty value', async () => {
    await createQueue('orders-dlq');
    const queueUrl = await createQueue('orders', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('orders-dlq'), maxReceiveCount: 1 }),
    });
    calls.local.pass(60);
    await calls.local.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queueUrl,
        Attributes: { VisibilityTimeout: '7', RedrivePolicy: '' },
      }),
    );

    expect(
      await attributesOf(queueUrl, 'VisibilityTimeout', 'RedrivePolicy', 'LastModifiedTimestamp'),
    ).toEqual({
      VisibilityTimeout: '7',
      LastModifiedTimestamp: String(calls.local.cloud.clock.now() / 1_000),
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
      const { QueueUrls, NextToken } = await calls.local.sqs.send(new ListQueuesCommand(input));
      return { names: QueueUrls?.map((url) => url.slice(url.lastIndexOf('/') + 1)), NextToken };
    };

    const first = await list({ QueueNamePrefix: 'a-', MaxResults: 2 });
    expect(first.names).toEqual(['a-1', 'a-2']);
    expect(await list({ QueueNamePrefix: 'a-', MaxResults: 2, NextToken: first.NextToken })).toEqual({
      names: ['a-3'],
      NextToken: undefined,
    });
    const { QueueUrl } = await calls.local.sqs.send(new GetQueueUrlCommand({ QueueName: 'b-1' }));
    await calls.local.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    expect(await list({ QueueNamePrefix: 'b' })).toEqual({ names: undefined, NextToken: undefined });
    expect((await refusal(calls.local.sqs.send(new GetQueueUrlCommand({ QueueName: 'b-1' })))).name).toBe(
      'QueueDoesNotExist',
    );
  });

  it('purges at once, and not twice within 60 seconds', async () => {
    const queueUrl = await createQueue('orders');
    const purge = () => calls.local.sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
    for (const body of ['in flight', 'visible']) await send(queueUrl, body);
    await send(queueUrl, 'delayed', { DelaySeconds: 5 });
    await receive(queueUrl, { MaxNumberOfMessages: 1 });
    await purge();

    calls.local.pass(59);
    expect(await bodies(queueUrl)).toEqual([]);
    expect(await refusal(purge())).toEqual({
      name: 'PurgeQueueInProgress',
      message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
      queryCode: 'AWS.SimpleQueueService.PurgeQueueInProgress',
    });
    calls.local.pass(1);
    await purge();
  });

  it('tags, lists tags and untags', async () => {
    const { QueueUrl } = await calls.local.sqs.send(
      new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'shop' } }),
    );
    await calls.local.sqs.send(new TagQueueCommand({ QueueUrl, Tags: { stage: 'dev', team: 'orders' } }));
    await calls.local.sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }));
    expect(
      (await refusal(calls.local.sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: [] })))).message,
    ).toBe('Tag keys must be between 1 and 128 characters in length.');

    expect((await calls.local.sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({
      team: 'orders',
    });
  });

  it('adds a statement to the policy, shows it to IAM and removes it', async () => {
    const QueueUrl = await createQueue('orders');
    const add = () =>
      calls.local.sqs.send(
        new AddPermissionCommand({
          QueueUrl,
          Label: 'partner',
          AWSAccountIds: ['111122223333'],
          Actions: ['SendMessage'],
        }),
      );
    await add();

    const policy = {
      Version: '2008-10-17',
      Id: `${queueArn('orders')}/SQSDefaultPolicy`,
      Statement: [
        {
          Sid: 'partner',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'SQS:SendMessage',
          Resource: queueArn('orders'),
        },
      ],
    };
    expect(JSON.parse((await attributesOf(QueueUrl, 'Policy'))?.Policy ?? '')).toEqual(policy);
    expect(calls.local.access.policyOf(queueArn('orders'))).toEqual(policy);
    expect(calls.local.access.policyOf(queueArn('orders'))).toBe(
      calls.local.access.policyOf(queueArn('orders')),
    );
    expect((await refusal(add())).message).toBe(
      'Value partner for parameter Label is invalid. Reason: Already exists.',
    );
    await calls.local.sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'partner' }));
    expect(calls.local.access.policyOf(queueArn('orders'))).toBeUndefined();
  });

  it('gives a URL by the name under which it was called', async () => {
    const { port } = calls.local.gateway;
    const sqs = new SQSClient({
      endpoint: `http://localhost:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });

    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
    expect(QueueUrl).toBe(`http://localhost:${port}/${accountId}/orders`);
    sqs.destroy();
  });

  it('takes the bare name of a queue for its URL', async () => {
    await createQueue('orders');

    await send('orders', 'one');
    expect(await bodies('orders')).toEqual(['one']);
  });

  it('refuses a permission for nobody', async () => {
    const QueueUrl = await createQueue('orders');

    expect(
      await refusal(
        calls.local.sqs.send(
          new AddPermissionCommand({ QueueUrl, Label: 'x', AWSAccountIds: [], Actions: ['SendMessage'] }),
        ),
      ),
    ).toMatchObject({ message: 'Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.' });
  });

  it('refuses a permission for more than 7 actions', async () => {
    const QueueUrl = await createQueue('orders');
    const Actions = Array.from({ length: 8 }, () => 'SendMessage');

    expect(
      await refusal(
        calls.local.sqs.send(
          new AddPermissionCommand({ QueueUrl, Label: 'x', AWSAccountIds: ['111122223333'], Actions }),
        ),
      ),
    ).toMatchObject({ name: 'OverLimit', message: '8 Actions were found, maximum allowed is 7.' });
  });

  it('tells a redrive policy with its count as a number, and takes True for true', async () => {
    await createQueue('dlq.fifo', { FifoQueue: 'True' });
    const deadLetterTargetArn = queueArn('dlq.fifo');
    const queueUrl = await createQueue('orders.fifo', {
      FifoQueue: 'True',
      ContentBasedDeduplication: 'True',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: '3' }),
    });

    expect(await attributesOf(queueUrl, 'FifoQueue', 'ContentBasedDeduplication', 'RedrivePolicy')).toEqual({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }),
    });
  });

  it.each(['http://localhost/111122223333/orders', 'http://localhost/orders'])(
    'knows no queue at %s',
    async (QueueUrl) => {
      await createQueue('orders');
      const { endpoint } = calls.local.gateway;
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
    calls.local.access.asked.length = 0;
    await calls.local.sqs.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [{ Id: 'a', MessageBody: 'one' }] }),
    );
    await bodies(queueUrl);
    await calls.local.sqs.send(new ListQueuesCommand({}));

    expect(calls.local.access.asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['sqs:SendMessage', queueArn('orders')],
      ['sqs:ReceiveMessage', queueArn('orders')],
      ['sqs:ListQueues', '*'],
    ]);
  });
});
