import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
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

describe('a log stream of a caller', () => {
  const hourMs = 3_600_000;
  const stream = { logGroupName: 'own', logStreamName: 'app' };
  const put = (...logEvents: { timestamp: number; message: string }[]) =>
    client.send(new PutLogEventsCommand({ ...stream, logEvents }));
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'no refusal',
      ({ name, message }: Error) => `${name}: ${message}`,
    );

  it('takes events in order, leaves out those that are too old or too new, and is read again', async () => {
    const nowMs = cloud.cloud.clock.now();
    await client.send(new CreateLogGroupCommand({ logGroupName: 'own' }));
    expect(await refusal(put({ timestamp: nowMs, message: 'one' }))).toBe(
      'ResourceNotFoundException: The specified log stream does not exist.',
    );
    await client.send(new CreateLogStreamCommand(stream));
    expect(await refusal(client.send(new CreateLogStreamCommand(stream)))).toBe(
      'ResourceAlreadyExistsException: The specified log stream already exists',
    );

    const { rejectedLogEventsInfo: none } = await put({ timestamp: nowMs, message: 'one' });
    const { rejectedLogEventsInfo: newer } = await put(
      { timestamp: nowMs + 2 * hourMs, message: 'two' },
      { timestamp: nowMs + 2 * hourMs + 1, message: 'three' },
    );
    const fortnightMs = 14 * 24 * hourMs;
    const { rejectedLogEventsInfo: older } = await put({
      timestamp: nowMs - fortnightMs - 1,
      message: 'old',
    });

    expect([none, newer, older]).toEqual([
      undefined,
      { tooNewLogEventStartIndex: 1 },
      { tooOldLogEventEndIndex: 1 },
    ]);
    const { events } = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
    expect(events?.map(({ message }) => message)).toEqual(['one', 'two']);
  });

  it('refuses what is out of order or spans more than a day', async () => {
    const nowMs = cloud.cloud.clock.now();

    expect([
      await refusal(put({ timestamp: nowMs, message: 'b' }, { timestamp: nowMs - 1, message: 'a' })),
      await refusal(
        put({ timestamp: nowMs - 24 * hourMs - 1, message: 'a' }, { timestamp: nowMs, message: 'b' }),
      ),
    ]).toEqual([
      'InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.',
      'InvalidParameterException: The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    ]);
  });
});
