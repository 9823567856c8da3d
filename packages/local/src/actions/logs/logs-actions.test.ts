import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFunctionCloud } from '../../../test/function-cloud.ts';
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts';
import { createLogsActions } from './index.ts';

const cloud = createFunctionCloud();
const logGroupName = '/aws/lambda/talker';
const [first, second] = ['2025/01/01/[$LATEST]a', '2025/01/01/[$LATEST]b'];
let gateway: Gateway;
let client: CloudWatchLogsClient;

beforeAll(async () => {
  gateway = await createGateway({
    cloud: cloud.cloud,
    services: cloud.services,
    actions: createLogsActions(cloud.functions.logGroups),
  });
  client = new CloudWatchLogsClient({
    endpoint: gateway.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  for (const [timestamp, logStreamName, message] of [
    [1_000, first, 'order a placed'],
    [2_000, second, 'order b placed'],
    [3_000, first, 'order a cancelled'],
  ] as const) {
    cloud.functions.logGroups.append(logGroupName, { timestamp, logStreamName, message, requestId: 'id' });
  }
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
  await cloud.stop();
});

describe('the log group of a function', () => {
  it('is listed with those that were created, and may be deleted', async () => {
    await client.send(new CreateLogGroupCommand({ logGroupName: 'own' }));
    await client.send(new PutRetentionPolicyCommand({ logGroupName: 'own', retentionInDays: 7 }));
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({}));
    await client.send(new DeleteLogGroupCommand({ logGroupName: 'own' }));
    const { logGroups: rest = [] } = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/' }),
    );

    expect(logGroups.map((group) => [group.logGroupName, group.retentionInDays, group.arn])).toEqual([
      [logGroupName, undefined, `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}:*`],
      ['own', 7, 'arn:aws:logs:us-east-1:000000000000:log-group:own:*'],
    ]);
    expect(rest.map((group) => group.logGroupName)).toEqual([logGroupName]);
  });

  it('has a stream for each environment', async () => {
    const { logStreams = [] } = await client.send(
      new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true }),
    );

    expect(
      logStreams.map((stream) => [
        stream.logStreamName,
        stream.firstEventTimestamp,
        stream.lastEventTimestamp,
      ]),
    ).toEqual([
      [first, 1_000, 3_000],
      [second, 2_000, 2_000],
    ]);
  });

  it('is read stream by stream, in pages from either end', async () => {
    const read = async (more: object) => {
      const { events = [], ...answer } = await client.send(
        new GetLogEventsCommand({ logGroupName, logStreamName: first, ...more }),
      );
      return { ...answer, messages: events.map(({ message }) => message) };
    };

    const all = await read({});
    const head = await read({ startFromHead: true, limit: 1 });
    const next = await read({ nextToken: head.nextForwardToken, limit: 5 });
    const end = await read({ nextToken: next.nextForwardToken });

    expect([all, head, next, end].map(({ messages }) => messages)).toEqual([
      ['order a placed', 'order a cancelled'],
      ['order a placed'],
      ['order a cancelled'],
      [],
    ]);
    expect(end.nextForwardToken).toBe(next.nextForwardToken);
  });

  it.each([
    [{}, ['order a placed', 'order b placed', 'order a cancelled']],
    [{ filterPattern: 'placed' }, ['order a placed', 'order b placed']],
    [{ filterPattern: '"a placed"' }, ['order a placed']],
    [{ filterPattern: 'order -placed' }, ['order a cancelled']],
    [{ filterPattern: '?cancelled ?b' }, ['order b placed', 'order a cancelled']],
    [{ startTime: 2_000, endTime: 2_000 }, ['order b placed']],
    [{ logStreamNames: [second] }, ['order b placed']],
  ])('is searched by %o', async (filter, messages) => {
    const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName, ...filter }));

    expect(events.map(({ message }) => message)).toEqual(messages);
  });

  it('refuses patterns that the local cloud does not know', async () => {
    await expect(
      client.send(new FilterLogEventsCommand({ logGroupName, filterPattern: '{ $.level = "ERROR" }' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('that does not exist is not found', async () => {
    await expect(client.send(new FilterLogEventsCommand({ logGroupName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
  });
});
