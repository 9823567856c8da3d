import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateScheduleCommand, GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createVirtualClock } from '@busbar/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalCloud } from '../../local-cloud.ts';
import { startLocalCloud } from '../../start-local-cloud.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const off = { Mode: 'OFF' };
const schedule = (expression: string, target: object, others: object = {}) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: expression,
    FlexibleTimeWindow: off,
    Target: { RoleArn: arnOf('Role'), ...target },
    ...others,
  },
});
const template = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: arnOf('Queue'),
              Condition: { ArnEquals: { 'aws:SourceArn': arnOf('Rule') } },
            },
          ],
        },
      },
    },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'runs',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    },
    Group: {
      Type: 'AWS::Scheduler::ScheduleGroup',
      Properties: { Name: 'reports', Tags: [{ Key: 'team', Value: 'a' }] },
    },
    Daily: schedule(
      'cron(0 9 * * ? *)',
      { Arn: arnOf('Queue'), Input: 'daily <aws.scheduler.scheduled-time>' },
      { Name: 'daily', GroupName: { Ref: 'Group' }, ScheduleExpressionTimezone: 'Europe/London' },
    ),
    Record: schedule(
      'at(2025-07-01T12:00:00)',
      {
        Arn: 'arn:aws:scheduler:::aws-sdk:dynamodb:putItem',
        Input: '{"TableName":"runs","Item":{"pk":{"S":"<aws.scheduler.scheduled-time>"}}}',
      },
      { Name: 'record', ActionAfterCompletion: 'DELETE' },
    ),
    Notify: schedule('at(2025-07-01T12:00:00)', { Arn: { Ref: 'Topic' }, Input: 'noon' }),
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'noon' } },
    Work: schedule('at(2025-07-01T12:00:00)', { Arn: arnOf('Worker'), Input: '{"run":"noon"}' }),
    WorkerRole: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker' } },
    Worker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'worker',
        Code: { S3Key: 'worker.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arnOf('WorkerRole'),
      },
    },
    Denied: schedule(
      'at(2025-07-01T12:00:00)',
      { Arn: 'arn:aws:scheduler:::aws-sdk:dynamodb:deleteItem', Input: '{"TableName":"runs"}' },
      { Name: 'denied' },
    ),
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'scheduler',
        Policies: [
          {
            PolicyName: 'targets',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Queue') },
                { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: arnOf('Table') },
                { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'Topic' } },
                { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arnOf('Worker') },
              ],
            },
          },
        ],
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'weekly',
        ScheduleExpression: 'cron(0 12 ? * TUE *)',
        Targets: [{ Id: 'queue', Arn: arnOf('Queue'), Input: '"weekly"' }],
      },
    },
  },
  Outputs: {
    DailyArn: { Value: arnOf('Daily') },
    Daily: { Value: { Ref: 'Daily' } },
    GroupArn: { Value: arnOf('Group') },
    GroupState: { Value: { 'Fn::GetAtt': ['Group', 'State'] } },
  },
};

let directory: string;
const cleanups: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-schedules-'));
  const write = (file: string, content: unknown) =>
    writeFileSync(join(directory, 'cdk.out', file), JSON.stringify(content));
  mkdirSync(join(directory, 'cdk.out', 'asset'), { recursive: true });
  writeFileSync(
    join(directory, 'cdk.out', 'asset', 'index.mjs'),
    'export const handler = async (event) => console.log(JSON.stringify(event));',
  );
  write('manifest.json', {
    artifacts: {
      clock: {
        type: 'aws:cloudformation:stack',
        dependencies: ['assets'],
        properties: { templateFile: 'clock.json' },
      },
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    },
  });
  write('assets.json', { files: { worker: { source: { path: 'asset' } } } });
  write('clock.json', template);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  rmSync(directory, { recursive: true });
});

async function start(at: string, options: { readonly dataDir?: string } = {}) {
  const clock = createVirtualClock({ startMs: Date.parse(at) });
  const cloud = await startLocalCloud({ assembly: join(directory, 'cdk.out'), clock, seed: 1, ...options });
  cleanups.push(cloud.stop);
  const advanceTo = async (time: string) => {
    await cloud.advanceTo(Date.parse(time));
    await cloud.settle();
  };
  return { cloud, advanceTo };
}

async function bodies({ endpoint, region, credentials, outputs: _ }: LocalCloud): Promise<string[]> {
  const sqs = new SQSClient({ endpoint, region, credentials });
  cleanups.push(() => sqs.destroy());
  const QueueUrl = `${endpoint}/000000000000/jobs`;
  const found: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return found.sort();
    found.push(...Messages.map(({ Body }) => Body ?? ''));
  }
}

describe('schedules of a template', () => {
  it('run under their role, beside a scheduled rule', async () => {
    const { cloud, advanceTo } = await start('2025-06-30T10:00:00Z');
    const { endpoint, region, credentials } = cloud;
    const scheduler = new SchedulerClient({ endpoint, region, credentials });
    const dynamodb = new DynamoDBClient({ endpoint, region, credentials });
    cleanups.push(
      () => scheduler.destroy(),
      () => dynamodb.destroy(),
    );

    await advanceTo('2025-07-02T00:00:00Z');

    expect(cloud.inertResources).toEqual([]);
    expect(cloud.outputs.clock).toEqual({
      DailyArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/reports/daily',
      Daily: 'daily',
      GroupArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/reports',
      GroupState: 'ACTIVE',
    });
    expect(await bodies(cloud)).toEqual(['"weekly"', 'daily 2025-07-01T08:00:00Z']);
    expect((await dynamodb.send(new ScanCommand({ TableName: 'runs' }))).Items).toEqual([
      { pk: { S: '2025-07-01T12:00:00Z' } },
    ]);
    expect(cloud.spy.count('notification-published')).toBe(1);
    expect(cloud.logs('worker').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('{"run":"noon"}'),
    );
    expect(cloud.spy.count('schedule-undeliverable')).toBe(1);
    expect(cloud.spy.count('access-denied')).toBe(1);
    await expect(scheduler.send(new GetScheduleCommand({ Name: 'record' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('do not run past a function while the cloud settles', async () => {
    const { cloud } = await start('2025-06-30T10:00:00Z');
    const { endpoint, region, credentials } = cloud;
    const scheduler = new SchedulerClient({ endpoint, region, credentials });
    cleanups.push(() => scheduler.destroy());
    const outcomes: string[] = [];
    cloud.spy.listen((record) => {
      if (record.type === 'function-returned') outcomes.push(record.outcome);
    });
    const RoleArn = 'arn:aws:iam::000000000000:role/scheduler';
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'loose',
        ScheduleExpression: 'at(2025-06-30T10:00:00)',
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1440 },
        Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:jobs', RoleArn },
      }),
    );
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'often',
        ScheduleExpression: 'cron(0/10 * * * ? *)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:worker', RoleArn },
      }),
    );

    await cloud.settle();

    expect(outcomes.length).toBeGreaterThan(2);
    expect(new Set(outcomes)).toEqual(new Set(['success']));
  });

  it('are not invoked again by a restart that deploys the template once more', async () => {
    const dataDir = join(directory, 'data');
    const first = await start('2025-06-30T10:00:00Z', { dataDir });
    await first.advanceTo('2025-07-01T13:00:00Z');
    expect(await bodies(first.cloud)).toHaveLength(2);
    await first.cloud.stop();
    cleanups.length = 0;

    const { cloud, advanceTo } = await start('2025-07-01T13:00:00Z', { dataDir });
    await cloud.settle();
    expect(cloud.spy.count('schedule-invoked')).toBe(0);

    await advanceTo('2025-07-02T09:00:00Z');
    expect(cloud.spy.count('schedule-invoked')).toBe(1);
  });
});
