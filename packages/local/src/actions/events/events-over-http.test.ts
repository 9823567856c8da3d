import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { createRandom, createVirtualClock } from '@busbar/core';
import { afterEach, describe, expect, it } from 'vitest';
import { absentServices } from '../../../test/absent-services.ts';
import { eventBusArn, startMs } from '../../../test/event-bus-cloud.ts';
import type { CloudContext } from '../../cloud-context.ts';
import { createEventBusCore } from '../../cores/event-bus/create-event-bus-core.ts';
import { createQueueService } from '../../cores/queue/queue-service.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import { createAccessControl } from '../../iam/create-access-control.ts';
import type { FunctionService, Services } from '../../services.ts';
import { createSpy } from '../../spy.ts';
import { createMemoryStateStore } from '../../state/state-store.ts';
import { createWorkLedger } from '../../work-ledger.ts';
import { createSqsActions } from '../sqs/index.ts';
import { eventsActions } from './index.ts';

const region = 'us-east-1';
const accountId = '000000000000';
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const noFunctions: FunctionService = {
  exists: () => false,
  invoke: () => Promise.reject(new Error('there is no function')),
  invokeAsync() {},
};

/** EventBridge, SQS and IAM as the local cloud puts them together, behind its port. */
async function startEvents() {
  const clock = createVirtualClock({ startMs });
  const cloud: CloudContext = {
    accountId,
    region,
    clock,
    random: createRandom(1),
    store: createMemoryStateStore(),
    work: createWorkLedger(clock),
    spy: createSpy(),
  };
  const access = createAccessControl({ accountId, mode: 'enforce', spy: cloud.spy, now: clock.now });
  const queues = createQueueService(cloud, access);
  const eventBuses = createEventBusCore(cloud, { access, services: () => services });
  const services: Services = { access, queues, functions: noFunctions, eventBuses, ...absentServices };
  const gateway = await createGateway({
    cloud,
    services,
    actions: [...eventsActions, ...createSqsActions(queues)],
  });
  cleanups.push(gateway.close);

  const clientFor = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new EventBridgeClient({
      endpoint: gateway.endpoint,
      region,
      credentials,
      maxAttempts: 1,
    });
    cleanups.push(() => client.destroy());
    return client;
  };
  /** Creates a queue that lets EventBridge in, for one rule when its ARN is given. */
  const createQueue = async (QueueName: string, ruleArn?: string) => {
    const arn = `arn:aws:sqs:${region}:${accountId}:${QueueName}`;
    const statement = {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await gateway.call('sqs', 'CreateQueue', {
      QueueName,
      Attributes: ruleArn === undefined ? {} : { Policy },
    });
    return arn;
  };
  const bodies = (arn: string): unknown[] => queues.receive(arn, 100).map(({ body }) => JSON.parse(body));
  const client = clientFor({ accessKeyId: 'local', secretAccessKey: 'local' });
  return { cloud, access, client, clientFor, createQueue, bodies };
}

const Entry = { EventBusName: 'orders', Source: 'shop', DetailType: 'orders.OrderPlaced', Detail: '{"n":1}' };

describe('EventBridge through its SDK', () => {
  it('routes, archives and replays an event', async () => {
    const { client, createQueue, bodies, cloud } = await startEvents();
    await client.send(new CreateEventBusCommand({ Name: 'orders' }));
    const { ArchiveArn } = await client.send(
      new CreateArchiveCommand({ ArchiveName: 'orders', EventSourceArn: eventBusArn('orders') }),
    );
    const rule = { Name: 'placed', EventBusName: 'orders', EventPattern: '{"source":["shop"]}' };
    const { RuleArn } = await client.send(new PutRuleCommand(rule));
    const Arn = await createQueue('placed', RuleArn);
    await client.send(
      new PutTargetsCommand({ Rule: 'placed', EventBusName: 'orders', Targets: [{ Id: 'queue', Arn }] }),
    );

    const put = await client.send(new PutEventsCommand({ Entries: [{ ...Entry, Time: new Date(0) }, {}] }));
    const live = bodies(Arn);
    await client.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: ArchiveArn,
        EventStartTime: new Date(0),
        EventEndTime: new Date(1000),
        Destination: { Arn: eventBusArn('orders'), FilterArns: [RuleArn!] },
      }),
    );
    await cloud.work.idle();
    const replayed = bodies(Arn);

    const id = put.Entries?.[0]?.EventId;
    expect(put).toMatchObject({ FailedEntryCount: 1, Entries: [{}, { ErrorCode: 'InvalidArgument' }] });
    expect(live).toMatchObject([{ id, time: '1970-01-01T00:00:00Z', detail: { n: 1 } }]);
    expect(replayed).toMatchObject([{ id, 'replay-name': 'again', detail: { n: 1 } }]);
    expect(await client.send(new DescribeReplayCommand({ ReplayName: 'again' }))).toMatchObject({
      State: 'COMPLETED',
      EventLastReplayedTime: new Date(0),
      ReplayEndTime: new Date(startMs),
    });
    expect(await client.send(new DescribeArchiveCommand({ ArchiveName: 'orders' }))).toMatchObject({
      EventCount: 1,
      CreationTime: new Date(startMs),
    });
  });

  it('does not deliver to a queue whose policy names another rule', async () => {
    const { client, createQueue, bodies, cloud } = await startEvents();
    const Arn = await createQueue('placed', 'arn:aws:events:us-east-1:000000000000:rule/other');
    await client.send(new PutRuleCommand({ Name: 'placed', EventPattern: '{"source":["shop"]}' }));
    await client.send(new PutTargetsCommand({ Rule: 'placed', Targets: [{ Id: 'queue', Arn }] }));

    await client.send(new PutEventsCommand({ Entries: [{ ...Entry, EventBusName: 'default' }] }));

    expect(bodies(Arn)).toEqual([]);
    expect(cloud.spy.count('access-denied')).toBe(1);
    expect(cloud.spy.count('event-undeliverable')).toBe(1);
  });

  it('lets a role put the events that its policy names and no others', async () => {
    const { access, clientFor, cloud } = await startEvents();
    const roleArn = 'arn:aws:iam::000000000000:role/publisher';
    access.putRole({ roleArn, roleName: 'publisher' });
    access.putRolePolicy('publisher', 'put', {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'events:PutEvents',
          Resource: eventBusArn('default'),
          Condition: { StringEquals: { 'events:source': 'shop', 'events:detail-type': 'allowed' } },
        },
      ],
    });
    const publisher = clientFor(access.credentialsFor(roleArn));
    const put = (DetailType: string) =>
      publisher.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType, Detail: '{}' }] }));

    expect(await put('allowed')).toMatchObject({ FailedEntryCount: 0 });
    await expect(put('refused')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(cloud.spy.count('event-accepted')).toBe(1);
  });

  it('answers a refusal as the exception of the SDK', async () => {
    const { client } = await startEvents();

    await expect(client.send(new DescribeArchiveCommand({ ArchiveName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Archive none does not exist.',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
