import { CreateScheduleCommand, GetScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { afterEach, describe, expect, it } from 'vitest';
import {
  arns,
  type SchedulerCloud,
  type SchedulerCloudOptions,
  startSchedulerCloud,
  toSchedule,
} from '../../../test/scheduler-cloud.ts';
import { createMemoryStateStore } from '../../state/state-store.ts';

const clouds: SchedulerCloud[] = [];
afterEach(async () => {
  for (const local of clouds.splice(0)) await local.stop();
});

async function start(options?: SchedulerCloudOptions): Promise<SchedulerCloud> {
  const local = await startSchedulerCloud(options);
  clouds.push(local);
  return local;
}

const create = (local: SchedulerCloud, ...schedule: Parameters<typeof toSchedule>) =>
  local.client.send(new CreateScheduleCommand(toSchedule(...schedule)));
const invokedAt = (local: SchedulerCloud) => local.invocations.map(({ at }) => at.slice(0, 16));

describe('a schedule', () => {
  it('invokes 288 times in a day at rate(5 minutes), each at its own time', async () => {
    const local = await start();
    await create(local, 'often', 'rate(5 minutes)');

    await local.advanceTo('2025-01-01T23:59:59Z');

    expect(local.invocations).toHaveLength(288);
    expect(local.invocations.every(({ at, payload }) => at.startsWith(String(payload).slice(0, 19)))).toBe(
      true,
    );
    expect(invokedAt(local).slice(0, 3)).toEqual([
      '2025-01-01T00:00',
      '2025-01-01T00:05',
      '2025-01-01T00:10',
    ]);
  });

  it('invokes 365 times in a year at 09:00 of London, across both changes of its clocks', async () => {
    const local = await start();
    await create(local, 'daily', 'cron(0 9 * * ? *)', { ScheduleExpressionTimezone: 'Europe/London' });

    await local.advanceTo('2025-12-31T23:59:59Z');

    expect(local.invocations).toHaveLength(365);
    expect(new Set(invokedAt(local).map((time) => time.slice(11)))).toEqual(new Set(['09:00', '08:00']));
  });

  it('lets the cloud settle', async () => {
    const local = await start();
    await create(local, 'often', 'rate(1 minute)', { StartDate: new Date('2025-01-01T00:01:00Z') });

    await local.settle();

    expect(local.invocations).toEqual([]);
    expect(local.clock.now()).toBe(Date.parse('2025-01-01T00:00:00Z'));
  });

  it('invokes once at its time and is then deleted if it says so', async () => {
    const local = await start();
    await create(local, 'once', 'at(2025-01-02T09:00:00)', { ActionAfterCompletion: 'DELETE' });
    await create(local, 'kept', 'at(2025-01-02T09:00:00)');

    await local.advanceTo('2026-01-01T00:00:00Z');

    expect(invokedAt(local)).toEqual(['2025-01-02T09:00', '2025-01-02T09:00']);
    expect((await local.client.send(new ListSchedulesCommand())).Schedules).toMatchObject([{ Name: 'kept' }]);
  });

  it('is deleted after the last invocation before its end', async () => {
    const local = await start();
    await create(local, 'three', 'rate(1 hour)', {
      ActionAfterCompletion: 'DELETE',
      EndDate: new Date('2025-01-01T02:30:00Z'),
    });

    await local.advanceTo('2025-01-01T02:00:00Z');

    expect(local.invocations).toHaveLength(3);
    await expect(local.client.send(new GetScheduleCommand({ Name: 'three' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('does not invoke while it is disabled', async () => {
    const local = await start();
    await create(local, 'off', 'rate(1 hour)', { State: 'DISABLED' });

    await local.advanceTo('2025-01-02T00:00:00Z');

    expect(local.invocations).toEqual([]);
  });

  it('puts its own ARN, time, execution id and attempt into the input', async () => {
    const local = await start();
    const names = ['schedule-arn', 'scheduled-time', 'execution-id', 'attempt-number', 'unknown'];
    const Input = JSON.stringify(names.map((name) => `<aws.scheduler.${name}>`));
    local.throttle(1);
    await create(local, 'attributes', 'at(2025-01-01T09:30:00)', { Target: { Input } });

    await local.advanceTo('2025-01-01T09:31:00Z');

    expect(local.invocations[0]?.payload).toEqual([
      arns.schedule('attributes'),
      '2025-01-01T09:30:00Z',
      expect.stringMatching(/^[0-9a-f]{16}$/),
      '2',
      '<aws.scheduler.unknown>',
    ]);
  });

  it('sends an event of its own when it has no input', async () => {
    const local = await start();
    await create(local, 'plain', 'at(2025-01-01T09:30:00)', { Target: { Input: undefined } });

    await local.advanceTo('2025-01-01T09:30:00Z');

    expect(local.invocations[0]?.payload).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: '000000000000',
      time: '2025-01-01T09:30:00Z',
      region: 'us-east-1',
      resources: [arns.schedule('plain')],
      detail: '{}',
    });
  });
});

describe('a flexible time window', () => {
  const offsets = async (seed: number) => {
    const local = await start({ seed });
    await create(local, 'loose', 'cron(0 * * * ? *)', {
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
    });
    await local.advanceTo('2025-01-02T00:30:00Z');
    return local.invocations.map(({ at, payload }) => Date.parse(at) - Date.parse(String(payload)));
  };

  it('moves each invocation by less than its length, by the seed', async () => {
    const first = await offsets(7);

    expect(first).toHaveLength(24);
    expect(first.every((offset) => offset >= 0 && offset < 15 * 60_000)).toBe(true);
    expect(new Set(first).size).toBeGreaterThan(20);
    expect(await offsets(7)).toEqual(first);
    expect(await offsets(8)).not.toEqual(first);
  });

  it('is work of the cloud once it has opened', async () => {
    const local = await start();
    await create(local, 'loose', 'at(2025-01-01T01:00:00)', {
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
    });
    await local.advanceTo('2025-01-01T01:00:00Z');
    expect(local.invocations).toEqual([]);

    await local.settle();

    expect(local.invocations).toHaveLength(1);
  });
});

describe('a target', () => {
  it('gets messages in its queue, in the group that the schedule names', async () => {
    const local = await start();
    const Arn = await local.createQueue('jobs.fifo', {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
    await create(local, 'queue', 'at(2025-01-01T09:00:00)', {
      Target: { Arn, Input: 'run', SqsParameters: { MessageGroupId: 'reports' } },
    });

    await local.advanceTo('2025-01-01T09:00:00Z');

    expect(local.messages('jobs.fifo')).toMatchObject([
      { body: 'run', attributes: { MessageGroupId: 'reports' } },
    ]);
  });

  it('gets events on its bus with source, detail-type and the input as detail', async () => {
    const local = await start();
    await create(local, 'bus', 'at(2025-01-01T09:00:00)', {
      Target: {
        Arn: arns.eventBus('default'),
        Input: '{"n":1}',
        EventBridgeParameters: { Source: 'shop.clock', DetailType: 'DayBegan' },
      },
    });

    await local.advanceTo('2025-01-01T09:00:00Z');

    expect(local.recordsOf('event-accepted').map(({ event }) => event)).toMatchObject([
      {
        source: 'shop.clock',
        'detail-type': 'DayBegan',
        time: '2025-01-01T09:00:00Z',
        resources: [arns.schedule('bus')],
        detail: { n: 1 },
      },
    ]);
  });

  it('is any call that writes, with the input as its parameters', async () => {
    const local = await start();
    await create(local, 'universal', 'at(2025-01-01T09:00:00)', {
      Target: {
        Arn: arns.universal('sqs:createQueue'),
        Input: '{"QueueName":"made-by-<aws.scheduler.attempt-number>"}',
      },
    });
    await create(local, 'events', 'at(2025-01-01T09:00:00)', {
      Target: {
        Arn: arns.universal('eventbridge:putEvents'),
        Input: '{"Entries":[{"Source":"shop","DetailType":"Ticked","Detail":"{}"}]}',
      },
    });

    await local.advanceTo('2025-01-01T09:00:00Z');

    expect(local.queues.exists(arns.queue('made-by-1'))).toBe(true);
    expect(local.recordsOf('event-accepted')).toMatchObject([{ event: { source: 'shop' } }]);
  });
});

describe('an invocation that fails', () => {
  it('is retried on the clock until it succeeds', async () => {
    const local = await start();
    local.throttle(3);
    await create(local, 'busy', 'at(2025-01-01T09:00:00)');

    await local.advanceTo('2025-01-01T10:00:00Z');

    expect(local.invocations).toEqual([
      { at: expect.stringMatching(/^2025-01-01T09:00:0/), payload: '2025-01-01T09:00:00Z' },
    ]);
    expect(local.recordsOf('schedule-invoked')).toMatchObject([{ retries: 3 }]);
  });

  it('goes to the dead-letter queue with all attributes once 2 retries were in vain', async () => {
    const local = await start();
    const queue = await local.createQueue('dead');
    local.throttle(10);
    await create(local, 'busy', 'at(2025-01-01T09:00:00)', {
      Target: { DeadLetterConfig: { Arn: queue }, RetryPolicy: { MaximumRetryAttempts: 2 } },
    });

    await local.advanceTo('2025-01-01T09:00:00Z');
    await local.settle();

    const [message, ...others] = local.messages('dead');
    expect(others).toEqual([]);
    expect(message?.body).toBe('"2025-01-01T09:00:00Z"');
    expect(
      Object.fromEntries(
        Object.entries(message?.messageAttributes ?? {}).map(([name, { StringValue }]) => [
          name,
          StringValue,
        ]),
      ),
    ).toEqual({
      ERROR_CODE: 'TooManyRequestsException',
      ERROR_MESSAGE: 'Rate Exceeded.',
      EXECUTION_ID: expect.stringMatching(/^[0-9a-f]{16}$/),
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: '2',
      SCHEDULED_TIME: '2025-01-01T09:00:00Z',
      SCHEDULE_ARN: arns.schedule('busy'),
      TARGET_ARN: arns.function('job'),
    });
    expect(local.recordsOf('schedule-undeliverable')).toMatchObject([{ deadLettered: true }]);
  });

  it('is given up at its maximum age', async () => {
    const local = await start();
    const queue = await local.createQueue('dead');
    local.throttle(1000);
    await create(local, 'busy', 'at(2025-01-01T09:00:00)', {
      Target: { DeadLetterConfig: { Arn: queue }, RetryPolicy: { MaximumEventAgeInSeconds: 60 } },
    });

    await local.advanceTo('2025-01-01T09:00:59Z');
    expect(local.messages('dead')).toEqual([]);
    await local.advanceTo('2025-01-01T09:01:00Z');

    expect(local.messages('dead')[0]?.messageAttributes.EXHAUSTED_RETRY_CONDITION?.StringValue).toBe(
      'MaximumEventAgeInSeconds',
    );
  });

  it('goes there at once without a grant, and nowhere when the role may not send there either', async () => {
    const local = await start({ allowed: ['sqs:SendMessage'] });
    const silent = await start({ allowed: ['lambda:Nothing'] });
    for (const cloud of [local, silent]) {
      const queue = await cloud.createQueue('dead');
      await create(cloud, 'denied', 'at(2025-01-01T09:00:00)', {
        Target: { DeadLetterConfig: { Arn: queue } },
      });
      await cloud.advanceTo('2025-01-01T09:00:00Z');
    }

    expect(local.messages('dead')[0]?.messageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'AccessDeniedException' },
      ERROR_MESSAGE: {
        StringValue:
          'User: arn:aws:sts::000000000000:assumed-role/scheduler/scheduler is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:job because no identity-based policy allows the lambda:InvokeFunction action',
      },
      RETRY_ATTEMPTS: { StringValue: '0' },
    });
    expect(local.messages('dead')).toEqual([]);
    expect(silent.messages('dead')).toEqual([]);
    expect(silent.recordsOf('schedule-undeliverable')).toMatchObject([{ deadLettered: false }]);
  });

  it('says what a queue says that does not exist, and what a bus says of a bad detail', async () => {
    const local = await start();
    await create(local, 'no-queue', 'at(2025-01-01T09:00:00)', { Target: { Arn: arns.queue('none') } });
    await create(local, 'far', 'at(2025-01-01T09:00:01)', {
      Target: { Arn: arns.queue('none').replace('us-east-1', 'eu-west-1') },
    });
    await create(local, 'bad-detail', 'at(2025-01-01T09:00:02)', {
      Target: {
        Arn: arns.eventBus('default'),
        Input: 'no json',
        EventBridgeParameters: { Source: 'shop', DetailType: 'x' },
      },
    });

    await local.advanceTo('2025-01-01T09:01:00Z');

    expect(local.recordsOf('schedule-undeliverable').map(({ errorCode }) => errorCode)).toEqual([
      'AWS.SimpleQueueService.NonExistentQueue',
      'ResourceNotFoundException',
      'MalformedDetail',
    ]);
  });
});

describe('after a restart', () => {
  it('schedules and retries go on, and of 12 missed occurrences the last is made up for', async () => {
    const store = createMemoryStateStore();
    const before = await start({ store });
    await create(before, 'often', 'rate(5 minutes)');
    await create(before, 'missed', 'at(2025-01-01T00:30:00)');
    await before.advanceTo('2025-01-01T00:00:00Z');
    before.throttle(1);
    await before.advanceTo('2025-01-01T00:05:00Z');

    const after = await start({ store, start: '2025-01-01T01:07:30Z' });
    await after.advanceTo('2025-01-01T01:10:00Z');

    expect(after.invocations.map(({ payload }) => payload).sort()).toEqual([
      '2025-01-01T00:05:00Z',
      '2025-01-01T00:30:00Z',
      '2025-01-01T01:05:00Z',
      '2025-01-01T01:10:00Z',
    ]);
  });

  it('keeps the group, the schedule and its beat', async () => {
    const store = createMemoryStateStore();
    const before = await start({ store });
    await create(before, 'hourly', 'rate(1 hour)', { StartDate: new Date('2025-01-01T00:20:00Z') });

    const after = await start({ store, start: '2025-01-01T00:10:00Z' });
    await after.advanceTo('2025-01-01T01:30:00Z');

    expect(invokedAt(after)).toEqual(['2025-01-01T00:20', '2025-01-01T01:20']);
  });
});
