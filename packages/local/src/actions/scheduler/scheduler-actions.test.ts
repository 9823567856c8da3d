import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ListTagsForResourceCommand,
  paginateListSchedules,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arns, type SchedulerCloud, startSchedulerCloud, toSchedule } from '../../../test/scheduler-cloud.ts';

let local: SchedulerCloud;
beforeEach(async () => {
  local = await startSchedulerCloud();
});
afterEach(() => local.stop());

const create = (...schedule: Parameters<typeof toSchedule>) =>
  local.client.send(new CreateScheduleCommand(toSchedule(...schedule)));

/** What a rejected call says: `400 ValidationException: …`. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    return `${$metadata.httpStatusCode} ${name}: ${message}`;
  }
  return 'no refusal';
}

describe('schedules', () => {
  it('are shown with their defaults', async () => {
    expect(await create('plain', 'rate(1 hour)')).toMatchObject({ ScheduleArn: arns.schedule('plain') });

    const { $metadata: _, ...schedule } = await local.client.send(new GetScheduleCommand({ Name: 'plain' }));
    expect(schedule).toEqual({
      ActionAfterCompletion: 'NONE',
      Arn: arns.schedule('plain'),
      CreationDate: new Date('2025-01-01T00:00:00Z'),
      FlexibleTimeWindow: { Mode: 'OFF' },
      GroupName: 'default',
      LastModificationDate: new Date('2025-01-01T00:00:00Z'),
      Name: 'plain',
      ScheduleExpression: 'rate(1 hour)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      Target: {
        Arn: arns.function('job'),
        RoleArn: arns.role,
        Input: '"<aws.scheduler.scheduled-time>"',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
  });

  it('keep everything that they are given', async () => {
    const given = {
      ...toSchedule('full', 'cron(0 9 ? * MON *)', { Target: { RetryPolicy: { MaximumRetryAttempts: 0 } } }),
      ActionAfterCompletion: 'DELETE' as const,
      Description: 'weekly',
      EndDate: new Date('2026-01-01T00:00:00Z'),
      FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 1440 },
      KmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/1234',
      ScheduleExpressionTimezone: 'Europe/London',
      StartDate: new Date('2025-02-01T00:00:00.500Z'),
      State: 'DISABLED' as const,
    };

    await local.client.send(new CreateScheduleCommand(given));

    expect(await local.client.send(new GetScheduleCommand({ Name: 'full' }))).toMatchObject({
      ...given,
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 0 } },
    });
  });

  it('lose on update what the update leaves out', async () => {
    await create('changed', 'rate(1 hour)', { Description: 'first', State: 'DISABLED' });
    local.clock.advanceTo(Date.parse('2025-01-01T00:00:10Z'));

    await local.client.send(new UpdateScheduleCommand(toSchedule('changed', 'rate(2 hours)')));

    const schedule = await local.client.send(new GetScheduleCommand({ Name: 'changed' }));
    expect(schedule).toMatchObject({ ScheduleExpression: 'rate(2 hours)', State: 'ENABLED' });
    expect(schedule.Description).toBeUndefined();
    expect(schedule.LastModificationDate).toEqual(new Date('2025-01-01T00:00:10Z'));
    expect(schedule.CreationDate).toEqual(new Date('2025-01-01T00:00:00Z'));
  });

  it('keep their beat when an update changes only the target', async () => {
    await create('beat', 'rate(1 hour)');
    await local.advanceTo('2025-01-01T00:30:00Z');

    await local.client.send(
      new UpdateScheduleCommand(toSchedule('beat', 'rate(1 hour)', { Target: { Input: '"changed"' } })),
    );
    await local.advanceTo('2025-01-01T01:15:00Z');

    expect(local.invocations).toEqual([
      { at: '2025-01-01T00:00:00.000Z', payload: '2025-01-01T00:00:00Z' },
      { at: '2025-01-01T01:00:00.000Z', payload: 'changed' },
    ]);
  });

  it('are not invoked again by an update inside the minute in which they were due', async () => {
    await create('once', 'at(2025-01-01T09:00:00)');
    await local.advanceTo('2025-01-01T09:00:30Z');

    await local.client.send(
      new UpdateScheduleCommand(toSchedule('once', 'at(2025-01-01T09:00:00)', { Description: 'done' })),
    );
    await local.settle();

    expect(local.invocations).toHaveLength(1);
  });

  it('invoke no more once they are deleted', async () => {
    await create('gone', 'rate(1 hour)');
    await local.advanceTo('2025-01-01T00:30:00Z');

    await local.client.send(new DeleteScheduleCommand({ Name: 'gone' }));
    await local.advanceTo('2025-01-02T00:00:00Z');

    expect(local.invocations).toHaveLength(1);
  });

  it('are listed by group and name, filtered, in pages', async () => {
    await local.client.send(new CreateScheduleGroupCommand({ Name: 'reports' }));
    for (const name of ['c', 'a', 'b']) await create(name, 'rate(1 day)');
    await create('ab', 'rate(1 day)', { GroupName: 'reports', State: 'DISABLED' });

    const pages: (string | undefined)[][] = [];
    for await (const { Schedules } of paginateListSchedules({ client: local.client, pageSize: 3 }, {})) {
      pages.push((Schedules ?? []).map(({ GroupName, Name }) => `${GroupName}/${Name}`));
    }
    const list = async (input: ListSchedulesCommandInput) =>
      (await local.client.send(new ListSchedulesCommand(input))).Schedules?.map(({ Name }) => Name);

    expect(pages).toEqual([['default/a', 'default/b', 'default/c'], ['reports/ab']]);
    expect(await list({ NamePrefix: 'a' })).toEqual(['a', 'ab']);
    expect(await list({ GroupName: 'reports' })).toEqual(['ab']);
    expect(await list({ State: 'ENABLED', GroupName: 'default' })).toEqual(['a', 'b', 'c']);
    expect((await local.client.send(new ListSchedulesCommand({ MaxResults: 1 }))).Schedules?.[0]).toEqual({
      Arn: arns.schedule('a'),
      CreationDate: new Date('2025-01-01T00:00:00Z'),
      GroupName: 'default',
      LastModificationDate: new Date('2025-01-01T00:00:00Z'),
      Name: 'a',
      State: 'ENABLED',
      Target: { Arn: arns.function('job') },
    });
  });

  it('are created once by a call that is repeated with its token', async () => {
    const schedule = { ...toSchedule('token', 'rate(1 day)'), ClientToken: 'one' };

    await local.client.send(new CreateScheduleCommand(schedule));

    expect(await local.client.send(new CreateScheduleCommand(schedule))).toMatchObject({
      ScheduleArn: arns.schedule('token'),
    });
    expect(
      await refusal(local.client.send(new CreateScheduleCommand({ ...schedule, ClientToken: 'two' }))),
    ).toBe('409 ConflictException: Schedule token already exists.');
  });
});

describe('schedule groups', () => {
  it('are created, shown, listed and deleted with their schedules', async () => {
    const { ScheduleGroupArn } = await local.client.send(new CreateScheduleGroupCommand({ Name: 'reports' }));
    await create('daily', 'rate(1 day)', {
      GroupName: 'reports',
      StartDate: new Date('2025-01-01T09:00:00Z'),
    });

    const { $metadata: _, ...group } = await local.client.send(
      new GetScheduleGroupCommand({ Name: 'reports' }),
    );
    const list = async (input = {}) =>
      (await local.client.send(new ListScheduleGroupsCommand(input))).ScheduleGroups?.map(({ Name }) => Name);

    expect(ScheduleGroupArn).toBe(arns.group('reports'));
    expect(group).toEqual({
      Arn: arns.group('reports'),
      CreationDate: new Date('2025-01-01T00:00:00Z'),
      LastModificationDate: new Date('2025-01-01T00:00:00Z'),
      Name: 'reports',
      State: 'ACTIVE',
    });
    expect(await list()).toEqual(['default', 'reports']);
    expect(await list({ NamePrefix: 'rep' })).toEqual(['reports']);
    const firstPage = await local.client.send(new ListScheduleGroupsCommand({ MaxResults: 1 }));
    expect(await list({ NextToken: firstPage.NextToken })).toEqual(['reports']);

    await local.client.send(new DeleteScheduleGroupCommand({ Name: 'reports' }));
    await local.advanceTo('2025-01-03T00:00:00Z');

    expect(await list()).toEqual(['default']);
    expect(local.invocations).toEqual([]);
  });

  it('carry tags', async () => {
    const ResourceArn = arns.group('tagged');
    await local.client.send(
      new CreateScheduleGroupCommand({ Name: 'tagged', Tags: [{ Key: 'team', Value: 'a' }] }),
    );
    const tags = async () => (await local.client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;

    await local.client.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: 'team', Value: 'b' },
          { Key: 'stage', Value: 'dev' },
          { Key: 'cost', Value: '1' },
        ],
      }),
    );
    await local.client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage', 'none'] }));
    expect(await tags()).toEqual([
      { Key: 'team', Value: 'b' },
      { Key: 'cost', Value: '1' },
    ]);

    await local.client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }));
    expect(await tags()).toEqual([{ Key: 'cost', Value: '1' }]);
  });

  it('number 500 at most', async () => {
    for (let n = 1; n < 500; n += 1) local.schedules.createGroup(`g${n}`, {}, undefined);

    expect(await refusal(local.client.send(new CreateScheduleGroupCommand({ Name: 'g500' })))).toBe(
      '402 ServiceQuotaExceededException: The request exceeds a service quota.',
    );
  });
});

describe('Scheduler', () => {
  it('refuses what is not there, and names that are taken', async () => {
    await create('a', 'rate(1 day)');
    await local.client.send(new CreateScheduleGroupCommand({ Name: 'g' }));
    const { client } = local;

    const refusals = [
      await refusal(client.send(new GetScheduleCommand({ Name: 'none' }))),
      await refusal(client.send(new GetScheduleCommand({ Name: 'a', GroupName: 'none' }))),
      await refusal(client.send(new DeleteScheduleCommand({ Name: 'a', GroupName: 'g' }))),
      await refusal(client.send(new UpdateScheduleCommand(toSchedule('none', 'rate(1 day)')))),
      await refusal(create('a', 'rate(1 day)')),
      await refusal(create('a', 'rate(1 day)', { GroupName: 'none' })),
      await refusal(client.send(new ListSchedulesCommand({ GroupName: 'none' }))),
      await refusal(client.send(new GetScheduleGroupCommand({ Name: 'none' }))),
      await refusal(client.send(new CreateScheduleGroupCommand({ Name: 'g' }))),
      await refusal(client.send(new DeleteScheduleGroupCommand({ Name: 'none' }))),
      await refusal(client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))),
      await refusal(client.send(new ListTagsForResourceCommand({ ResourceArn: arns.group('none') }))),
      await refusal(
        client.send(
          new ListTagsForResourceCommand({ ResourceArn: arns.group('g').replace('us-east-1', 'eu-west-1') }),
        ),
      ),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "404 ResourceNotFoundException: Schedule none does not exist.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "404 ResourceNotFoundException: Schedule a does not exist.",
        "404 ResourceNotFoundException: Schedule none does not exist.",
        "409 ConflictException: Schedule a already exists.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "409 ConflictException: Schedule group g already exists.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "400 ValidationException: The default schedule group cannot be deleted.",
        "404 ResourceNotFoundException: Schedule group none does not exist.",
        "404 ResourceNotFoundException: Schedule group g does not exist.",
      ]
    `);
  });

  it('refuses settings in the words of AWS', async () => {
    const date = (text: string) => new Date(text);
    const Target = { Arn: arns.queue('jobs') };

    const refusals = [
      await refusal(create('x', 'cron(0 1 * * * *)')),
      await refusal(create('x', ' rate(10 minutes)')),
      await refusal(create('x', 'at(2021-12-31T23:59:59Z)')),
      await refusal(create('x', 'rate(1 day)', { ScheduleExpressionTimezone: 'Mars/Olympus' })),
      await refusal(create('x', 'rate(1 day)', { StartDate: date('2024-12-31T23:54:59Z') })),
      await refusal(create('x', 'rate(1 day)', { EndDate: date('2024-12-31T00:00:00Z') })),
      await refusal(create('x', 'rate(1 day)', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } })),
      await refusal(
        create('x', 'rate(1 day)', {
          FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 },
        }),
      ),
      await refusal(create('a b', 'rate(1 day)')),
      await refusal(create('x'.repeat(65), 'rate(1 day)')),
      await refusal(create('x', 'rate(1 day)', { State: 'ON' })),
      await refusal(create('x', 'rate(1 day)', { Target: { RoleArn: 'n/a' } })),
      await refusal(create('x', 'rate(1 day)', { Target: { RetryPolicy: { MaximumRetryAttempts: 186 } } })),
      await refusal(
        create('x', 'rate(1 day)', { Target: { RetryPolicy: { MaximumEventAgeInSeconds: 59 } } }),
      ),
      await refusal(
        create('x', 'rate(1 day)', { Target: { DeadLetterConfig: { Arn: arns.queue('dead.fifo') } } }),
      ),
      await refusal(create('x', 'rate(1 day)', { Target: { Arn: 'not an arn' } })),
      await refusal(
        create('x', 'rate(1 day)', { Target: { Arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/x' } }),
      ),
      await refusal(create('x', 'rate(1 day)', { Target: { Arn: arns.queue('jobs.fifo') } })),
      await refusal(create('x', 'rate(1 day)', { Target: { Arn: arns.eventBus('default') } })),
      await refusal(
        create('x', 'rate(1 day)', {
          Target: { ...Target, EventBridgeParameters: { Source: 'shop', DetailType: 'x' } },
        }),
      ),
      await refusal(
        create('x', 'rate(1 day)', {
          Target: {
            Arn: arns.eventBus('default'),
            EventBridgeParameters: { Source: 'aws.shop', DetailType: 'x' },
          },
        }),
      ),
      await refusal(create('x', 'rate(1 day)', { Target: { Arn: arns.universal('sqs:receiveMessage') } })),
      await refusal(create('x', 'rate(1 day)', { Target: { Arn: arns.universal('sqs:fly') } })),
      await refusal(
        create('x', 'rate(1 day)', { Target: { Arn: arns.universal('sqs:sendMessage'), Input: '[]' } }),
      ),
      await refusal(create('x', 'rate(1 day)', { Target: { KinesisParameters: { PartitionKey: 'x' } } })),
      await refusal(local.client.send(new ListSchedulesCommand({ MaxResults: 101 }))),
      await refusal(local.client.send(new ListSchedulesCommand({ NextToken: 'nonsense' }))),
      await refusal(local.client.send(new TagResourceCommand({ ResourceArn: arns.schedule('x'), Tags: [] }))),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "400 ValidationException: Invalid Schedule Expression cron(0 1 * * * *).",
        "400 ValidationException: Invalid Schedule Expression  rate(10 minutes).",
        "400 ValidationException: Invalid Schedule Expression at(2021-12-31T23:59:59Z).",
        "400 ValidationException: Invalid ScheduleExpressionTimezone Mars/Olympus.",
        "400 ValidationException: The StartDate you specify cannot be earlier than 5 minutes ago.",
        "400 ValidationException: The EndDate you specify must be later than the StartDate and cannot be in the past.",
        "400 ValidationException: MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE.",
        "400 ValidationException: 1 validation error detected: Value '1441' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy constraint: Member must have value less than or equal to 1440",
        "400 ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$",
        "400 ValidationException: 1 validation error detected: Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64",
        "400 ValidationException: 1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED]",
        "400 ValidationException: 1 validation error detected: Value 'n/a' at 'target.roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ^arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+$",
        "400 ValidationException: 1 validation error detected: Value '186' at 'target.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185",
        "400 ValidationException: 1 validation error detected: Value '59' at 'target.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
        "400 ValidationException: 1 validation error detected: Value 'arn:aws:sqs:us-east-1:000000000000:dead.fifo' at 'target.deadLetterConfig.arn' failed to satisfy constraint: Member must satisfy regular expression pattern: ^arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+$",
        "400 ValidationException: Provided Arn is not in correct format.",
        "400 ValidationException: The local cloud invokes SQS queues, SNS topics, Lambda functions, event buses, universal targets and not kinesis.",
        "400 ValidationException: SqsParameters.MessageGroupId must be specified for a FIFO queue.",
        "400 ValidationException: EventBridgeParameters must be specified for an event bus.",
        "400 ValidationException: EventBridgeParameters are not supported for the target arn:aws:sqs:us-east-1:000000000000:jobs.",
        "400 ValidationException: 1 validation error detected: Value 'aws.shop' at 'target.eventBridgeParameters.source' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?=[/\\.\\-_A-Za-z0-9]+)((?!aws\\.).*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)$",
        "400 ValidationException: arn:aws:scheduler:::aws-sdk:sqs:receiveMessage is not supported: receiveMessage only reads.",
        "400 ValidationException: The local cloud does not support sqs:fly, which arn:aws:scheduler:::aws-sdk:sqs:fly calls.",
        "400 ValidationException: Input must be a JSON object.",
        "400 ValidationException: The local cloud does not support KinesisParameters of a schedule's target.",
        "400 ValidationException: 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
        "400 ValidationException: Invalid NextToken.",
        "400 ValidationException: 1 validation error detected: Value 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/x' at 'resourceArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ^arn:aws(-[a-z]+)?:scheduler:[a-z0-9\\-]+:\\d{12}:schedule-group\\/[0-9a-zA-Z-_.]+$",
      ]
    `);
    expect((await local.client.send(new ListSchedulesCommand())).Schedules).toEqual([]);
  });

  it('asks for the schedule and for handing over the role', async () => {
    const principal = { type: 'role', arn: arns.role, sessionArn: `${arns.role}/session` } as const;
    const poor = await startSchedulerCloud({ allowed: ['scheduler:*'] });

    const call = poor.gateway.call('scheduler', 'CreateSchedule', toSchedule('x', 'rate(1 day)'), principal);

    await expect(call).rejects.toMatchObject({
      code: 'AccessDeniedException',
      message: `User: ${arns.role}/session is not authorized to perform: iam:PassRole on resource: ${arns.role} because no identity-based policy allows the iam:PassRole action`,
    });
    await poor.stop();
  });
});
