import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createRandom, createVirtualClock } from '@busbar/core';
import { eventsActions } from '../src/actions/events/index.ts';
import { createSnsActions } from '../src/actions/sns/index.ts';
import { createSqsActions } from '../src/actions/sqs/index.ts';
import type { CloudContext } from '../src/cloud-context.ts';
import { createApiDestinationService } from '../src/cores/api-destination/api-destination-service.ts';
import { createEventBusCore } from '../src/cores/event-bus/create-event-bus-core.ts';
import { createQueueService } from '../src/cores/queue/queue-service.ts';
import { createTopicService } from '../src/cores/topic/topic-service.ts';
import { createFunctionLogs } from '../src/functions/function-logs.ts';
import { createLogService } from '../src/functions/log-service.ts';
import { createGateway } from '../src/gateway/create-gateway.ts';
import { createAccessControl } from '../src/iam/create-access-control.ts';
import type { FunctionService, Services } from '../src/services.ts';
import { createSpy, type SpyRecord, type SpyRecordType } from '../src/spy.ts';
import { createMemoryStateStore, type StateStore } from '../src/state/state-store.ts';
import { createWorkLedger } from '../src/work-ledger.ts';

/** 2025-01-01T00:00:00.123Z */
export const startMs = Date.UTC(2025, 0, 1) + 123;
export const accountId = '000000000000';
const region = 'us-east-1';

export const arnOf = {
  topic: (name: string) => `arn:aws:sns:${region}:${accountId}:${name}`,
  queue: (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`,
  function: (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`,
};

/** SNS, SQS, EventBridge and IAM as the local cloud puts them together, behind its port, on a virtual clock. */
export async function startTopicCloud({
  store = createMemoryStateStore(),
  clock = createVirtualClock({ startMs }),
  httpTimeoutMs = 5_000,
}: {
  store?: StateStore;
  clock?: ReturnType<typeof createVirtualClock>;
  httpTimeoutMs?: number;
} = {}) {
  const spy = createSpy();
  const records: SpyRecord[] = [];
  spy.listen((record) => records.push(record));
  const work = createWorkLedger(clock);
  const cloud: CloudContext = { accountId, region, clock, random: createRandom(1), store, work, spy };
  const access = createAccessControl({ accountId, mode: 'enforce', spy, now: clock.now });

  const invocations = new Map<string, string[]>();
  const invokers = new Set<string>();
  const functions: FunctionService = {
    exists: (arn) => invocations.has(arn),
    invoke: () => Promise.reject(new Error('SNS and EventBridge invoke asynchronously')),
    invokeAsync: (arn, payload) => void invocations.get(arn)!.push(payload),
  };
  access.registerResourcePolicies('lambda', (arn) => ({
    Statement: [...invokers].map((topicArn) => ({
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: arn,
      Condition: { ArnLike: { 'aws:SourceArn': topicArn } },
    })),
  }));
  const queues = createQueueService(cloud, access);
  const eventBuses = createEventBusCore(cloud, { access, services: () => services });
  const topics = createTopicService(cloud, {
    access,
    services: () => services,
    endpoint: () => gateway.endpoint,
    httpTimeoutMs,
  });
  const apiDestinations = createApiDestinationService(cloud, { timeoutMs: httpTimeoutMs });
  const logGroups = createFunctionLogs();
  const logs = createLogService(logGroups);
  const services: Services = { access, queues, functions, eventBuses, topics, apiDestinations, logs };
  const gateway = await createGateway({
    cloud,
    services,
    actions: [...createSqsActions(queues), ...createSnsActions(topics), ...eventsActions],
  });
  eventBuses.resume();
  topics.resume();
  apiDestinations.resume();
  const client = {
    endpoint: gateway.endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const sns = new SNSClient(client);
  const sqs = new SQSClient(client);
  const events = new EventBridgeClient(client);

  return {
    cloud,
    clock,
    access,
    queues,
    topics,
    logGroups,
    gateway,
    sns,
    sqs,
    events,
    client,
    recordsOf: <Type extends SpyRecordType>(type: Type) =>
      records.filter((record): record is Extract<SpyRecord, { type: Type }> => record.type === type),
    /** Creates a queue that takes messages of a service for everything, unless `open` is false. */
    createQueue(
      name: string,
      { open = 'sns.amazonaws.com', sourceArn = '*' }: { open?: string | false; sourceArn?: string } = {},
    ) {
      const Policy = JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: open },
            Action: 'sqs:SendMessage',
            Resource: '*',
            Condition: { ArnLike: { 'aws:SourceArn': sourceArn } },
          },
        ],
      });
      queues.create(name, {
        ...(open !== false && { Policy }),
        ...(name.endsWith('.fifo') && { FifoQueue: 'true' }),
      });
      return arnOf.queue(name);
    },
    /** Creates a function that a topic may invoke. */
    createFunction(name: string, topicArn?: string) {
      invocations.set(arnOf.function(name), []);
      if (topicArn !== undefined) invokers.add(topicArn);
      return arnOf.function(name);
    },
    invocations: (name: string) => invocations.get(arnOf.function(name)) ?? [],
    /** What a queue holds, taken out. */
    messages: (name: string) => queues.receive(arnOf.queue(name), 100),
    bodies: (name: string) => queues.receive(arnOf.queue(name), 100).map(({ body }) => body),
    async settle() {
      for (;;) {
        await work.idle();
        const dueMs = work.nextDueMs();
        if (dueMs === undefined) return;
        clock.advanceTo(dueMs);
      }
    },
    async stop() {
      topics.stop();
      apiDestinations.stop();
      for (const each of [sns, sqs, events]) each.destroy();
      await gateway.close();
    },
  };
}

export type TopicCloud = Awaited<ReturnType<typeof startTopicCloud>>;

/** What a rejected call says: `NotFound: …`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { name, message } = error as Error & { Code?: string };
    return `${name}: ${message}`;
  }
  return 'no refusal';
}
