import { describe, expect, it } from 'vitest';
import {
  createEventBusCloud,
  entry,
  eventBusArn,
  queueArn,
  refusal,
  startMs,
} from '../../../test/event-bus-cloud.ts';

const EventPattern = '{"source":["shop"]}';

describe('event bus actions', () => {
  it('show a bus as AWS does', async () => {
    const { call, clock } = createEventBusCloud();
    const DeadLetterConfig = { Arn: queueArn('dlq') };

    const created = await call('CreateEventBus', { Name: 'orders', Description: 'all', DeadLetterConfig });
    clock.advanceTo(startMs + 1000);
    const updated = await call('UpdateEventBus', { Name: 'orders', Description: 'some' });

    const EventBusArn = eventBusArn('orders');
    expect(created).toEqual({ EventBusArn, Description: 'all', DeadLetterConfig });
    expect(updated).toEqual({ Arn: EventBusArn, Name: 'orders', Description: 'some', DeadLetterConfig });
    expect(await call('DescribeEventBus', { Name: EventBusArn })).toEqual({
      Name: 'orders',
      Arn: EventBusArn,
      Description: 'some',
      DeadLetterConfig,
      CreationTime: new Date(startMs),
      LastModifiedTime: new Date(startMs + 1000),
    });
    expect(await call('ListEventBuses')).toMatchObject({
      EventBuses: [{ Name: 'default' }, { Name: 'orders' }],
    });
    expect(await call('DescribeEventBus')).toMatchObject({ Name: 'default' });
  });

  it('refuse in the words of AWS', async () => {
    const { call } = createEventBusCloud();
    await call('CreateEventBus', { Name: 'orders' });
    await call('PutRule', { Name: 'r', EventBusName: 'orders', EventPattern });

    const refusals = [
      await refusal(call('CreateEventBus', { Name: 'orders' })),
      await refusal(call('CreateEventBus', { Name: 'default' })),
      await refusal(call('CreateEventBus', { Name: 'a/b' })),
      await refusal(call('CreateEventBus', { Name: 'partner', EventSourceName: 'aws.partner/a/b' })),
      await refusal(call('CreateEventBus', {})),
      await refusal(call('DescribeEventBus', { Name: 'none' })),
      await refusal(call('DeleteEventBus', { Name: 'none' })),
      await refusal(call('DeleteEventBus', { Name: 'default' })),
      await refusal(call('DeleteEventBus', { Name: 'orders' })),
      await refusal(call('PutRule', { Name: 'r', EventBusName: 'none', EventPattern })),
      await refusal(
        call('PutPermission', { Action: 'events:PutRule', Principal: '111122223333', StatementId: 's' }),
      ),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ResourceAlreadyExistsException: Event bus orders already exists.",
        "ResourceAlreadyExistsException: Event bus default already exists.",
        "ValidationException: Event bus name must not contain '/'.",
        "ResourceNotFoundException: Event source aws.partner/a/b does not exist.",
        "ValidationException: 1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ValidationException: Cannot delete event bus default.",
        "ValidationException: EventBus can't be deleted since it has rules.",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ValidationException: Provided value in parameter 'action' is not supported.",
      ]
    `);
    await call('DeleteRule', { Name: 'r', EventBusName: 'orders' });
    expect(await refusal(call('DeleteEventBus', { Name: 'orders' }))).toBe('no refusal');
  });

  it('are found again in the store of an earlier run, rules and targets included', async () => {
    const first = createEventBusCloud();
    await first.call('CreateEventBus', { Name: 'orders' });
    first.ruleToQueue('r', { source: ['shop'] }, { eventBusName: 'orders' });

    const second = createEventBusCloud({ store: first.store });
    second.createQueue('r');
    second.core.putEvents([entry({}, { eventBusName: 'orders' })]);

    expect(second.bodies('r')).toHaveLength(1);
  });
});
