import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, eventBusArn, queueArn, refusal } from '../../../test/event-bus-cloud.ts';

const EventPattern = '{"source":["shop"]}';
const cloud000 = 'arn:aws:events:us-east-1:000000000000';

describe('rule actions', () => {
  it('show a rule as AWS does, its ARN with the bus unless it is the default one', async () => {
    const { call } = createEventBusCloud();
    await call('CreateEventBus', { Name: 'orders' });

    const onDefault = await call('PutRule', { Name: 'r', EventPattern });
    const onCustom = await call('PutRule', {
      Name: 'r',
      EventPattern,
      EventBusName: eventBusArn('orders'),
      Description: 'all',
    });

    expect([onDefault, onCustom]).toEqual([
      { RuleArn: `${cloud000}:rule/r` },
      { RuleArn: `${cloud000}:rule/orders/r` },
    ]);
    expect(await call('DescribeRule', { Name: 'r', EventBusName: 'orders' })).toEqual({
      Name: 'r',
      Arn: `${cloud000}:rule/orders/r`,
      EventPattern,
      State: 'ENABLED',
      Description: 'all',
      EventBusName: 'orders',
      CreatedBy: '000000000000',
    });
    expect(await call('ListRules')).toEqual({
      Rules: [
        { Name: 'r', Arn: `${cloud000}:rule/r`, EventPattern, State: 'ENABLED', EventBusName: 'default' },
      ],
    });
  });

  it('take away what a second PutRule leaves out and keep targets and tags', async () => {
    const { call } = createEventBusCloud();
    const Tags = [{ Key: 'team', Value: 'a' }];
    await call('PutRule', { Name: 'r', EventPattern, Description: 'all', State: 'DISABLED', Tags });
    await call('PutTargets', { Rule: 'r', Targets: [{ Id: 'q', Arn: queueArn('q') }] });

    await call('PutRule', {
      Name: 'r',
      EventPattern: '{"source":["other"]}',
      Tags: [{ Key: 'x', Value: 'y' }],
    });

    expect(await call('DescribeRule', { Name: 'r' })).toEqual({
      Name: 'r',
      Arn: `${cloud000}:rule/r`,
      EventPattern: '{"source":["other"]}',
      State: 'ENABLED',
      EventBusName: 'default',
      CreatedBy: '000000000000',
    });
    expect(await call('ListTargetsByRule', { Rule: 'r' })).toEqual({
      Targets: [{ Id: 'q', Arn: queueArn('q') }],
    });
    expect(await call('ListTagsForResource', { ResourceARN: `${cloud000}:rule/r` })).toEqual({ Tags });
  });

  it('keep a disabled rule from matching until it is enabled', async () => {
    const { call, core, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('r', { source: ['shop'] });

    await call('DisableRule', { Name: 'r' });
    core.putEvents([entry({ n: 1 })]);
    await call('EnableRule', { Name: 'r' });
    core.putEvents([entry({ n: 2 })]);

    expect(bodies('r')).toMatchObject([{ detail: { n: 2 } }]);
  });

  it('match by the new pattern and reach the new targets at once', async () => {
    const { call, core, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('r', { source: ['other'] });
    core.putEvents([entry({ n: 1 })]);

    await call('PutRule', { Name: 'r', EventPattern });
    core.putEvents([entry({ n: 2 })]);
    await call('RemoveTargets', { Rule: 'r', Ids: ['queue', 'unknown'] });
    core.putEvents([entry({ n: 3 })]);

    expect(bodies('r')).toMatchObject([{ detail: { n: 2 } }]);
  });

  it('page through lists and find rules by prefix and target', async () => {
    const { call } = createEventBusCloud();
    for (const Name of ['b2', 'a', 'b1', 'b3']) {
      await call('PutRule', { Name, EventPattern });
      await call('PutTargets', {
        Rule: Name,
        Targets: [{ Id: 'q', Arn: queueArn(Name === 'a' ? 'x' : 'y') }],
      });
    }

    const first = (await call('ListRules', { NamePrefix: 'b', Limit: 2 })) as { NextToken: string };
    const second = await call('ListRules', { NamePrefix: 'b', Limit: 2, NextToken: first.NextToken });

    expect(first).toMatchObject({ Rules: [{ Name: 'b1' }, { Name: 'b2' }] });
    expect(second).toEqual({ Rules: [expect.objectContaining({ Name: 'b3' })] });
    expect(await call('ListRuleNamesByTarget', { TargetArn: queueArn('y') })).toEqual({
      RuleNames: ['b1', 'b2', 'b3'],
    });
    expect(await refusal(call('ListRules', { NextToken: 'nonsense' }))).toBe(
      'ValidationException: Parameter NextToken is not valid.',
    );
  });

  it('delete a rule without targets, and one that is not there', async () => {
    const { call } = createEventBusCloud();
    await call('PutRule', { Name: 'r', EventPattern });

    await call('DeleteRule', { Name: 'r' });
    await call('DeleteRule', { Name: 'r' });

    expect(await call('ListRules')).toEqual({ Rules: [] });
  });

  it('refuse in the words of AWS', async () => {
    const { call } = createEventBusCloud();
    await call('CreateEventBus', { Name: 'orders' });
    await call('PutRule', { Name: 'r', EventPattern });
    await call('PutTargets', { Rule: 'r', Targets: [{ Id: 'q', Arn: queueArn('q') }] });

    const refusals = [
      await refusal(call('DescribeRule', { Name: 'none' })),
      await refusal(call('DescribeRule', { Name: 'r', EventBusName: 'none' })),
      await refusal(call('EnableRule', { Name: 'none', EventBusName: 'orders' })),
      await refusal(call('DeleteRule', { Name: 'r' })),
      await refusal(call('PutRule', { Name: 'x' })),
      await refusal(call('PutRule', { Name: 'x', EventPattern: '{"source":"shop"}' })),
      await refusal(call('PutRule', { Name: 'x', EventPattern: `{"source":["${'s'.repeat(2036)}"]}` })),
      await refusal(call('PutRule', { Name: 'x', ScheduleExpression: 'rate(1 minutes)' })),
      await refusal(
        call('PutRule', { Name: 'x', ScheduleExpression: 'rate(1 minute)', EventBusName: 'orders' }),
      ),
      await refusal(call('PutRule', { Name: `${'x'.repeat(64)}/`, EventPattern })),
      await refusal(call('PutRule', { EventPattern })),
      await refusal(call('PutRule', { Name: 7, EventPattern })),
      await refusal(call('PutRule', { Name: 'x', EventPattern, State: 'ON' })),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ResourceNotFoundException: Rule none does not exist on EventBus default.",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ResourceNotFoundException: Rule none does not exist on EventBus orders.",
        "ValidationException: Rule can't be deleted since it has targets.",
        "ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.",
        "InvalidEventPatternException: Event pattern is not valid. Reason: "source" must be an object or an array
       at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]",
        "LimitExceededException: The requested resource exceeds the maximum number allowed.",
        "ValidationException: Parameter ScheduleExpression is not valid.",
        "ValidationException: ScheduleExpression is supported only on the default event bus.",
        "ValidationException: 2 validation errors detected: Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64; Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        "ValidationException: 1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
        "SerializationException: NUMBER_VALUE can not be converted to a String",
        "ValidationException: 1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]",
      ]
    `);
  });

  it('keep 300 rules on a bus and refuse one more', () => {
    const { core } = createEventBusCloud();
    const put = (n: number) => core.rules.put({ name: `r${n}` }, { EventPattern, State: 'ENABLED' }, {});
    for (let n = 1; n <= 300; n += 1) put(n);

    expect(() => put(301)).toThrow('The requested resource exceeds the maximum number allowed.');
    expect(put(300).name).toBe('r300');
  });

  it('show the target of the rule of an archive', async () => {
    const { call } = createEventBusCloud();
    await call('CreateArchive', { ArchiveName: 'all', EventSourceArn: eventBusArn('default') });

    expect(await call('ListTargetsByRule', { Rule: 'Events-Archive-all' })).toMatchObject({
      Targets: [{ Id: 'Events-Archive-all', Arn: 'arn:aws:events:us-east-1:::' }],
    });
  });

  it('check the ARNs of all targets first, and targets before the rule', async () => {
    const { call } = createEventBusCloud();
    const put = (...arns: string[]) =>
      refusal(call('PutTargets', { Rule: 'none', Targets: arns.map((Arn, at) => ({ Id: `t${at}`, Arn })) }));

    expect([
      await put('arn:aws:s3:::bucket', 'bucket'),
      await put(queueArn('orders.fifo')),
      await put('arn:aws:s3:::bucket'),
    ]).toEqual([
      'ValidationException: Parameter bucket is not valid. Reason: Provided Arn is not in correct format.',
      'ValidationException: Parameter(s) SqsParameters must be specified for target: t0.',
      'ResourceNotFoundException: Rule none does not exist on EventBus default.',
    ]);
  });
});
