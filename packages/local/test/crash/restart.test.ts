import { EventBridgeClient, PutEventsCommand, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { GetFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidArgumentError } from '@busbar/core';
import { startLocalCloud } from '../../src/start-local-cloud.ts';
import type { LocalCloudOptions } from '../../src/local-cloud.ts';
import { type KillableCloud, readStateOf, settleOver, startKillableCloud } from './killable-cloud.ts';
import { writeAssembly } from './write-assembly.ts';

const timeout = 30_000;
let directory: string;
let assembly: string;
let dataDir: string;
const running: KillableCloud[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-restart-'));
  assembly = join(directory, 'cdk.out');
  dataDir = join(directory, 'data');
  writeAssembly(assembly);
});
afterEach(async () => {
  for (const cloud of running.splice(0)) await cloud.kill();
  rmSync(directory, { recursive: true });
});

const start = async (options: LocalCloudOptions = {}) => {
  const cloud = startKillableCloud({ dataDir, ...options });
  running.push(cloud);
  const endpoint = await cloud.endpoint;
  const client = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  return {
    endpoint,
    client,
    events: new EventBridgeClient(client),
    sqs: new SQSClient(client),
    lambda: new LambdaClient(client),
    s3: new S3Client({ ...client, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(client),
    queueUrl: (name: string) => `${endpoint}/000000000000/${name}`,
    state: () => readStateOf(endpoint),
    settle: () => settleOver(endpoint),
    kill: cloud.kill,
  };
};
const putEvent = (key: string) =>
  new PutEventsCommand({
    Entries: [
      {
        EventBusName: 'crash',
        Source: 'crash',
        DetailType: 'Event',
        Detail: JSON.stringify({ key }),
        Time: new Date('2010-12-01T08:26:00Z'),
      },
    ],
  });
const queueOf = async (cloud: { state(): ReturnType<typeof readStateOf> }, name: string) =>
  (await cloud.state()).sqs.queues.find((queue) => queue.name === name)!;

describe('after kill -9, without an assembly', { timeout }, () => {
  it('buses, rules, archives, queues, functions, mappings, tables, objects, roles and stacks are there and work', async () => {
    const first = await start({ assembly });
    await first.events.send(putEvent('before'));
    await first.settle();
    await first.s3.send(new PutObjectCommand({ Bucket: 'handled', Key: 'own', Body: 'text' }));
    await first.dynamodb.send(new PutItemCommand({ TableName: 'handled', Item: { pk: { S: 'own' } } }));
    await first.kill();

    const second = await start();
    const { stacks } = (await second.state()).cloudformation;
    const kept = await second.s3.send(new GetObjectCommand({ Bucket: 'handled', Key: 'own' }));
    await second.events.send(putEvent('after'));
    await second.settle();
    const { events, iam, dynamodb, s3, lambda } = await second.state();

    expect(stacks.map(({ stackName }) => stackName)).toEqual(['crash']);
    expect(await kept.Body?.transformToString()).toBe('text');
    expect(events.archives[0]?.events.map(({ detail }) => JSON.parse(detail))).toEqual([
      { key: 'before' },
      { key: 'after' },
    ]);
    expect(dynamodb.tables.map(({ timeToLiveAttribute }) => timeToLiveAttribute)).toEqual(['expiration']);
    expect(dynamodb.tables[0]?.items.map(({ pk }) => pk.S).sort()).toEqual(['after', 'before', 'own']);
    expect(s3.buckets[0]?.objects.map(({ key }) => key)).toEqual(['after', 'before', 'own']);
    expect(lambda.eventSourceMappings).toMatchObject([{ batchSize: 5 }]);
    expect(iam.roles.map(({ roleName, policies }) => [roleName, Object.keys(policies)])).toEqual([
      ['handler', ['handler']],
    ]);
    expect((await queueOf(second, 'pulled')).messages.map(({ body }) => JSON.parse(body).detail.key)).toEqual(
      ['before', 'after'],
    );
  });

  it('a message in flight is in flight, and comes back when its visibility timeout ends', async () => {
    const first = await start({ assembly });
    const QueueUrl = first.queueUrl('pulled');
    await first.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
    await first.sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 600 }));
    await first.kill();

    const second = await start();
    const receive = async () => {
      const { Messages = [] } = await second.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: second.queueUrl('pulled'),
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }),
      );
      return Messages.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount]);
    };
    expect((await queueOf(second, 'pulled')).counts).toEqual({ visible: 0, delayed: 0, 'in-flight': 1 });
    expect(await receive()).toEqual([]);
    await second.settle();
    expect(await receive()).toEqual([['a', '2']]);
  });

  it('the clock is as far ahead as it was', async () => {
    const first = await start({ assembly });
    await fetch(`${first.endpoint}/_busbar/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ms":86400000}',
    });
    await first.kill();

    const second = await start();
    expect(Math.round((await second.state()).cloud.clock.aheadMs / 1_000)).toBe(86_400);
  });

  it('an asynchronous invocation is tried again', async () => {
    const first = await start({ assembly });
    await first.lambda.send(
      new InvokeCommand({
        FunctionName: 'handler',
        InvocationType: 'Event',
        Payload: JSON.stringify({ Records: [{ body: '{"detail":{"poison":true}}' }] }),
      }),
    );
    await first.kill();

    const second = await start();
    await second.settle();
    const spied = (await (await fetch(`${second.endpoint}/_busbar/spy`)).json()) as {
      records: { type: string; outcome?: string }[];
    };
    expect(
      spied.records.filter(({ type }) => type === 'function-returned').map(({ outcome }) => outcome),
    ).toEqual(['error', 'error', 'error']);
    expect((await second.state()).lambda.asynchronousEvents).toEqual([]);
  });

  it('a replay that ran goes on to its end', async () => {
    const first = await start({ assembly });
    for (let index = 0; index < 40; index += 1) await first.events.send(putEvent(`event-${index}`));
    await first.settle();
    const arn = (kind: string) => `arn:aws:events:us-east-1:000000000000:${kind}/crash`;
    await first.events.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: arn('archive'),
        EventStartTime: new Date('2010-12-01T00:00:00Z'),
        EventEndTime: new Date('2010-12-02T00:00:00Z'),
        Destination: { Arn: arn('event-bus') },
      }),
    );
    await first.kill();

    const second = await start();
    await second.settle();
    const { replays } = (await second.state()).events;
    const bodies = (await queueOf(second, 'pulled')).messages.map(({ body }) => JSON.parse(body));
    const replayed = bodies.filter((event) => event['replay-name'] === 'again');
    expect(replays).toMatchObject([{ name: 'again', state: 'COMPLETED' }]);
    expect(new Set(replayed.map(({ detail }) => detail.key)).size).toBe(40);
  });

  it("credentials of a role are still its, not the account's", async () => {
    const first = await start({ assembly });
    const { Credentials } = await new STSClient(first.client).send(
      new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::000000000000:role/handler', RoleSessionName: 'me' }),
    );
    await first.kill();

    const second = await start();
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const { Arn } = await new STSClient({ ...second.client, credentials }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(Arn).toBe('arn:aws:sts::000000000000:assumed-role/handler/me');
  });

  it('functions run from a data directory that was moved', async () => {
    const first = await start({ assembly });
    await first.kill();
    const moved = join(directory, 'moved');
    cpSync(dataDir, moved, { recursive: true });
    rmSync(dataDir, { recursive: true });

    const second = await start({ dataDir: moved });
    const { FunctionError } = await second.lambda.send(
      new InvokeCommand({ FunctionName: 'handler', Payload: JSON.stringify({ Records: [] }) }),
    );
    expect(FunctionError).toBeUndefined();
  });
});

describe('after kill -9, with an assembly again', { timeout }, () => {
  it('resources are as the template has them now, and keep what is in them', async () => {
    const first = await start({ assembly });
    await first.events.send(putEvent('before'));
    await first.settle();
    await first.kill();
    writeAssembly(assembly, (resources) => {
      const targets = resources.Rule!.Properties.Targets as unknown[];
      resources.Rule!.Properties.Targets = targets.slice(0, 1);
      resources.Handled!.Properties = { QueueName: 'handled' };
      resources.Handler!.Properties.Timeout = 5;
      resources.Mapping!.Properties.BatchSize = 1;
      resources.Table!.Properties.TimeToLiveSpecification = undefined;
      resources.Role!.Properties.Policies = [];
      resources.Mapping!.Properties.Enabled = false;
      resources.Role!.Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
      ];
    });

    const second = await start({ assembly });
    const { events, sqs, lambda, dynamodb, iam } = await second.state();
    const { Configuration } = await second.lambda.send(new GetFunctionCommand({ FunctionName: 'handler' }));
    const handled = sqs.queues.find(({ name }) => name === 'handled')!;
    expect(
      events.eventBuses.flatMap(({ rules }) => rules.map(({ name, targets }) => [name, targets.length])),
    ).toEqual([
      ['Events-Archive-crash', 0],
      ['all', 1],
    ]);
    expect([handled.attributes.VisibilityTimeout, handled.attributes.RedrivePolicy]).toEqual([
      '30',
      undefined,
    ]);
    expect(Configuration?.Timeout).toBe(5);
    expect(lambda.eventSourceMappings).toMatchObject([{ batchSize: 1, enabled: false }]);
    expect(dynamodb.tables).toMatchObject([{ name: 'handled', items: [{ pk: { S: 'before' } }] }]);
    expect(dynamodb.tables[0]?.timeToLiveAttribute).toBeUndefined();
    expect(iam.roles.map(({ policies }) => policies)).toEqual([{}]);
    expect(events.archives[0]?.events).toHaveLength(1);
  });
});

it('refuses a data directory of another account', async () => {
  const first = await startLocalCloud({ dataDir });
  await first.stop();

  const error = await startLocalCloud({ dataDir, region: 'eu-west-1' }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidArgumentError);
  expect(error).toMatchObject({
    message: `Failed to start the local cloud: dataDir "${dataDir}" holds account 000000000000 in us-east-1, not 000000000000 in eu-west-1. Start it for that account and region, or choose another data directory.`,
  });
  const again = await startLocalCloud({ dataDir });
  await again.stop();
});
