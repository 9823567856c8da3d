import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { type AdvanceableClock, createRandom, createVirtualClock } from '@busbar/core';
import { eventsActions } from '../src/actions/events/index.ts';
import { createSchedulerActions } from '../src/actions/scheduler/index.ts';
import { createSqsActions } from '../src/actions/sqs/index.ts';
import type { CloudContext } from '../src/cloud-context.ts';
import { createEventBusCore } from '../src/cores/event-bus/create-event-bus-core.ts';
import { createQueueService } from '../src/cores/queue/queue-service.ts';
import { createApiCaller } from '../src/cores/schedule/api-caller.ts';
import { createScheduleCore } from '../src/cores/schedule/schedule-core.ts';
import { AwsError } from '../src/gateway/aws-error.ts';
import { createGateway } from '../src/gateway/create-gateway.ts';
import { defineAction, type ServiceAction } from '../src/gateway/service-action.ts';
import { createAccessControl } from '../src/iam/create-access-control.ts';
import type { Services } from '../src/services.ts';
import { createSpy, type SpyRecord, type SpyRecordType } from '../src/spy.ts';
import { createMemoryStateStore, type StateStore } from '../src/state/state-store.ts';
import { createWorkLedger } from '../src/work-ledger.ts';

const region = 'us-east-1';
const accountId = '000000000000';

export const arns = {
  queue: (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`,
  function: (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`,
  eventBus: (name: string) => `arn:aws:events:${region}:${accountId}:event-bus/${name}`,
  schedule: (name: string, group = 'default') =>
    `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`,
  group: (name: string) => `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`,
  role: `arn:aws:iam::${accountId}:role/scheduler`,
  universal: (call: string) => `arn:aws:scheduler:::aws-sdk:${call}`,
} as const;

export interface SchedulerCloudOptions {
  /** ISO 8601. @default '2025-01-01T00:00:00Z' */
  readonly start?: string;
  readonly seed?: number;
  readonly store?: StateStore;
  readonly clock?: AdvanceableClock;
  /** What the role `scheduler` may do. @default everything */
  readonly allowed?: readonly string[];
}

/** Scheduler, SQS, EventBridge and IAM as the local cloud puts them together, behind its port, and a stub of Lambda. */
export async function startSchedulerCloud({
  start = '2025-01-01T00:00:00Z',
  seed = 1,
  store = createMemoryStateStore(),
  clock = createVirtualClock({ startMs: Date.parse(start) }),
  allowed = ['*'],
}: SchedulerCloudOptions = {}) {
  const cloud: CloudContext = {
    accountId,
    region,
    clock,
    random: createRandom(seed),
    store,
    work: createWorkLedger(clock),
    spy: createSpy(),
  };
  const records: SpyRecord[] = [];
  cloud.spy.listen((record) => records.push(record));
  const access = createAccessControl({ accountId, mode: 'enforce', spy: cloud.spy, now: clock.now });
  access.putRole({ roleArn: arns.role, roleName: 'scheduler' });
  access.putRolePolicy('scheduler', 'targets', {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }],
  });

  const invocations: { at: string; payload: unknown }[] = [];
  const failures: AwsError[] = [];
  const invoke = defineAction({
    service: 'lambda',
    name: 'Invoke',
    permissions: ({ FunctionName }) => [{ action: 'lambda:InvokeFunction', resource: String(FunctionName) }],
    handle({ Payload }) {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      invocations.push({ at: new Date(clock.now()).toISOString(), payload: JSON.parse(String(Payload)) });
    },
  });

  const queues = createQueueService(cloud, access);
  const eventBuses = createEventBusCore(cloud, { access, services: () => services });
  const services = { access, queues, eventBuses } as unknown as Services;
  const schedules = createScheduleCore(cloud, {
    services: () => services,
    api: createApiCaller({
      cloud,
      services: () => services,
      actions: () => actions,
      call: (...call) => gateway.call(...call),
      endpoint: () => gateway.endpoint,
    }),
  });
  const actions: readonly ServiceAction[] = [
    ...createSqsActions(queues),
    ...eventsActions,
    ...createSchedulerActions(schedules),
    invoke,
  ];
  const gateway = await createGateway({ cloud, services, actions });
  eventBuses.resume();
  schedules.resume();
  const client = new SchedulerClient({
    endpoint: gateway.endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

  return {
    cloud,
    clock,
    client,
    gateway,
    schedules,
    eventBuses,
    queues,
    /** What the stub of Lambda was invoked with. */
    invocations,
    /** Makes the next `count` invocations of the stub fail as throttled. */
    throttle(count: number) {
      for (let n = 0; n < count; n += 1) {
        failures.push(new AwsError('TooManyRequestsException', 'Rate Exceeded.', { statusCode: 429 }));
      }
    },
    async createQueue(QueueName: string, Attributes: Record<string, string> = {}) {
      await gateway.call('sqs', 'CreateQueue', { QueueName, Attributes });
      return arns.queue(QueueName);
    },
    messages: (name: string) => queues.receive(arns.queue(name), 10_000),
    recordsOf: <Type extends SpyRecordType>(type: Type) =>
      records.filter((record): record is Extract<SpyRecord, { type: Type }> => record.type === type),
    /** Moves the clock; ISO 8601. */
    async advanceTo(time: string) {
      clock.advanceTo(Date.parse(time));
      await cloud.work.idle();
    },
    async settle() {
      for (;;) {
        await cloud.work.idle();
        const dueMs = cloud.work.nextDueMs();
        if (dueMs === undefined) return;
        clock.advanceTo(dueMs);
      }
    },
    async stop() {
      client.destroy();
      await gateway.close();
    },
  };
}

export type SchedulerCloud = Awaited<ReturnType<typeof startSchedulerCloud>>;

/** Input of CreateSchedule: a schedule of the stub of Lambda without a window, invoked with the time it was due at. */
export const toSchedule = (
  Name: string,
  ScheduleExpression: string,
  others: { readonly Target?: object; readonly [member: string]: unknown } = {},
) => ({
  Name,
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  ...others,
  Target: {
    Arn: arns.function('job'),
    RoleArn: arns.role,
    Input: '"<aws.scheduler.scheduled-time>"',
    ...others.Target,
  },
});
