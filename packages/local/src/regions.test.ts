import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts';
import { startLocalCloud } from './start-local-cloud.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const cloud = await startLocalCloud(options);
  cleanups.push(cloud.stop);
  return cloud;
}

function sqsIn({ endpoint, credentials }: LocalCloud, region: string): SQSClient {
  const client = new SQSClient({ endpoint, region, credentials, maxAttempts: 1 });
  cleanups.push(() => client.destroy());
  return client;
}

const queueUrls = async (sqs: SQSClient) => (await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? [];

describe('regions', () => {
  it('keeps a queue of one name in each region apart, under its own ARN', async () => {
    const cloud = await start();
    const home = sqsIn(cloud, 'us-east-1');
    const abroad = sqsIn(cloud, 'eu-central-1');
    const { QueueUrl } = await abroad.send(new CreateQueueCommand({ QueueName: 'orders' }));

    expect(await queueUrls(home)).toEqual([]);
    expect(await queueUrls(abroad)).toEqual([QueueUrl]);
    await home.send(new CreateQueueCommand({ QueueName: 'orders' }));
    await home.send(new SendMessageCommand({ QueueUrl, MessageBody: 'home' }));

    const { Attributes } = await abroad.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
      }),
    );
    expect(Attributes).toEqual({
      QueueArn: 'arn:aws:sqs:eu-central-1:000000000000:orders',
      ApproximateNumberOfMessages: '0',
    });
  });

  it('routes an event in the region that it was put in, under the policies of that region', async () => {
    const cloud = await start();
    const sqs = sqsIn(cloud, 'eu-west-1');
    const queueArn = 'arn:aws:sqs:eu-west-1:000000000000:orders';
    const Policy = JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
      },
    });
    await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes: { Policy } }));
    await sqsIn(cloud, 'us-east-1').send(new CreateQueueCommand({ QueueName: 'orders' }));
    const { endpoint, credentials } = cloud;
    const events = new EventBridgeClient({ endpoint, region: 'eu-west-1', credentials });
    await events.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["shop"]}' }));
    await events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'queue', Arn: queueArn }] }));

    await events.send(
      new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Opened', Detail: '{}' }] }),
    );
    await cloud.settle();
    events.destroy();

    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'orders' }));
    expect(Messages?.map(({ Body }) => JSON.parse(Body!))).toMatchObject([
      { source: 'shop', region: 'eu-west-1' },
    ]);
  });

  it('has tables of its own', async () => {
    const { endpoint, credentials } = await start();
    const tableNames = async (region: string) => {
      const client = new DynamoDBClient({ endpoint, region, credentials });
      if (region === 'ap-southeast-2') {
        await client.send(
          new CreateTableCommand({
            TableName: 'orders',
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          }),
        );
      }
      const { TableNames } = await client.send(new ListTablesCommand({}));
      client.destroy();
      return TableNames;
    };

    expect(await tableNames('ap-southeast-2')).toEqual(['orders']);
    expect(await tableNames('us-east-1')).toEqual([]);
  });

  it.each(['nowhere', 'eu-west', 'aws-global'])('refuses a call that is signed for %s', async (region) => {
    const sqs = sqsIn(await start(), region);

    await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: 'Credential should be scoped to a valid region.',
    });
  });

  it('empties every region on reset, and shows each in the state', async () => {
    const cloud = await start();
    const sqs = sqsIn(cloud, 'eu-west-1');
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
    const messages = async () => {
      const state = (await (await fetch(`${cloud.endpoint}/_busbar/state`)).json()) as {
        sqs: { queues: unknown[] };
        regions: Record<string, { sqs: { queues: { messages: unknown[] }[] } }>;
      };
      expect(state.sqs.queues).toEqual([]);
      return state.regions['eu-west-1']?.sqs.queues.map((queue) => queue.messages.length);
    };

    expect(await messages()).toEqual([1]);
    await cloud.reset();
    expect(await messages()).toEqual([0]);
  });

  it('keeps a region in the data directory', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'busbar-regions-'));
    cleanups.push(() => rm(dataDir, { recursive: true }));
    const first = await startLocalCloud({ dataDir });
    const sqs = sqsIn(first, 'eu-west-1');
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    await first.stop();

    const second = await start({ dataDir });
    const { Messages } = await sqsIn(second, 'eu-west-1').send(
      new ReceiveMessageCommand({ QueueUrl: 'orders' }),
    );
    expect(Messages?.map(({ Body }) => Body)).toEqual(['kept']);
    expect(await queueUrls(sqsIn(second, 'us-east-1'))).toEqual([]);
  });
});
