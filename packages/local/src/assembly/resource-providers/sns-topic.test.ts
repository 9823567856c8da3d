import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createVirtualClock } from '@busbar/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../../../test/loopback-server.ts';
import { startLocalCloud } from '../../start-local-cloud.ts';

const get = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });
const ref = (logicalId: string) => ({ Ref: logicalId });

const templateFor = (serverUrl: string) => ({
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: 'Orders', Tags: [{ Key: 'team', Value: 'a' }], KmsMasterKeyId: 'alias/x' },
    },
    FifoTopic: {
      Type: 'AWS::SNS::Topic',
      Properties: { FifoTopic: true, ContentBasedDeduplication: true },
    },
    TopicPolicy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [ref('Topic')],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: ref('Topic'),
            },
          ],
        },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'inbox' } },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('Queue')],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: get('Queue', 'Arn'),
              Condition: { ArnEquals: { 'aws:SourceArn': ref('Topic') } },
            },
          ],
        },
      },
    },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: ref('Topic'),
        Protocol: 'sqs',
        Endpoint: get('Queue', 'Arn'),
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: { detail: { store: ['leeds'] } },
      },
    },
    Connection: {
      Type: 'AWS::Events::Connection',
      Properties: {
        Name: 'shop',
        AuthorizationType: 'API_KEY',
        AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
      },
    },
    Destination: {
      Type: 'AWS::Events::ApiDestination',
      Properties: {
        Name: 'hook',
        ConnectionArn: get('Connection', 'Arn'),
        HttpMethod: 'POST',
        InvocationEndpoint: `${serverUrl}/hook`,
        InvocationRateLimitPerSecond: 10,
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'invoker',
        Policies: [
          {
            PolicyName: 'invoke',
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'events:InvokeApiDestination',
                  Resource: get('Destination', 'Arn'),
                },
              ],
            },
          },
        ],
      },
    },
    LogGroup: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/events/orders' } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['shop'] },
        Targets: [
          { Id: 'topic', Arn: ref('Topic') },
          { Id: 'hook', Arn: get('Destination', 'Arn'), RoleArn: get('Role', 'Arn') },
          { Id: 'log', Arn: get('LogGroup', 'Arn') },
        ],
      },
    },
  },
  Outputs: {
    TopicArn: { Value: ref('Topic') },
    TopicName: { Value: get('Topic', 'TopicName') },
    SubscriptionArn: { Value: get('Subscription', 'Arn') },
    Connection: { Value: ref('Connection') },
    DestinationArnForPolicy: { Value: get('Destination', 'ArnForPolicy') },
  },
});

let directory: string;
let server: LoopbackServer;
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  server = await startLoopbackServer();
  directory = mkdtempSync(join(tmpdir(), 'busbar-topics-'));
  mkdirSync(join(directory, 'cdk.out'));
  const write = (file: string, content: unknown) =>
    writeFileSync(join(directory, 'cdk.out', file), JSON.stringify(content));
  write('manifest.json', {
    artifacts: {
      fan: { type: 'aws:cloudformation:stack', properties: { templateFile: 'fan.json' } },
    },
  });
  write('fan.json', templateFor(server.url));
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await server.stop();
  rmSync(directory, { recursive: true });
});

async function start() {
  const clock = createVirtualClock({ startMs: Date.UTC(2025, 0, 1) });
  const cloud = await startLocalCloud({
    assembly: join(directory, 'cdk.out'),
    dataDir: join(directory, 'data'),
    clock,
    seed: 1,
  });
  cleanups.push(cloud.stop);
  const { endpoint, region, credentials } = cloud;
  const client = { endpoint, region, credentials };
  const clients = {
    sns: new SNSClient(client),
    sqs: new SQSClient(client),
    events: new EventBridgeClient(client),
  };
  cleanups.push(() => Object.values(clients).forEach((each) => void each.destroy()));
  return { cloud, ...clients };
}

it('Topics, subscriptions, connections and API destinations of a template run, and again after a restart', async () => {
  const first = await start();
  const detail = (store: string) => ({
    Source: 'shop',
    DetailType: 'orders.OrderPlaced',
    Detail: JSON.stringify({ store }),
  });
  await first.events.send(new PutEventsCommand({ Entries: [detail('leeds'), detail('york')] }));
  await first.cloud.settle();
  const { outputs, inertResources, endpoint } = first.cloud;
  const { Messages } = await first.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${endpoint}/000000000000/inbox`, MaxNumberOfMessages: 10 }),
  );
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();

  const second = await start();
  const { Topics } = await second.sns.send(new ListTopicsCommand({}));
  await second.sns.send(
    new PublishCommand({ TopicArn: outputs.fan!.TopicArn!, Message: '{"detail":{"store":"leeds"}}' }),
  );

  expect(inertResources).toEqual([]);
  expect({
    ...outputs.fan,
    SubscriptionArn: outputs.fan!.SubscriptionArn!.replace(/[\da-f-]{36}$/, '<id>'),
  }).toEqual({
    TopicArn: expect.stringMatching(/^arn:aws:sns:us-east-1:000000000000:fan-Topic/),
    TopicName: outputs.fan!.TopicArn!.split(':')[5],
    SubscriptionArn: `${outputs.fan!.TopicArn}:<id>`,
    Connection: 'shop',
    DestinationArnForPolicy: 'arn:aws:events:us-east-1:000000000000:api-destination/hook',
  });
  expect(Messages?.map(({ Body }) => JSON.parse(Body!).detail)).toEqual([{ store: 'leeds' }]);
  expect(server.requests.map(({ path, headers }) => [path, headers['x-key']])).toEqual([
    ['/hook', 'secret'],
    ['/hook', 'secret'],
  ]);
  expect(second.cloud.outputs).toEqual(outputs);
  expect(Topics?.map(({ TopicArn }) => TopicArn?.endsWith('.fifo'))).toEqual([true, false]);
  expect(second.cloud.spy.count('notification-delivered')).toBe(1);
});
