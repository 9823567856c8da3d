import { describe, expect, it } from 'vitest';
import { createEventBusCloud, eventBusArn, refusal } from '../../../test/event-bus-cloud.ts';

describe('the PutEvents action', () => {
  const Entry = { Source: 'shop', DetailType: 't', Detail: '{}' };

  it('counts what failed and reads times as Date, epoch seconds or text', async () => {
    const { call, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('r', { source: ['shop'] });
    const timeMs = Date.UTC(2010, 11, 1);

    const result = await call('PutEvents', {
      Entries: [
        { ...Entry, Time: new Date(timeMs) },
        { ...Entry, Time: timeMs / 1000 },
        { ...Entry, Time: '2010-12-01T00:00:00Z' },
        { Source: 'shop' },
      ],
    });

    expect(result).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{}, {}, {}, { ErrorCode: 'InvalidArgument' }],
    });
    expect((bodies('r') as { time: string }[]).map(({ time }) => time)).toEqual(
      Array.from({ length: 3 }, () => '2010-12-01T00:00:00Z'),
    );
  });

  it('refuses no entry, 11 entries and values of the wrong type as AWS does', async () => {
    const { call } = createEventBusCloud();
    const eleven = Array.from({ length: 11 }, () => Entry);
    const printed =
      'PutEventsRequestEntry(time=null, source=shop, resources=null, detailType=t, detail={}, eventBusName=null, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)';

    expect(await refusal(call('PutEvents', { Entries: [] }))).toBe(
      "ValidationException: 1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    expect(await refusal(call('PutEvents', { Entries: eleven }))).toBe(
      `ValidationException: 1 validation error detected: Value '[${eleven.map(() => printed).join(', ')}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10`,
    );
    expect(await refusal(call('PutEvents', { Entries: [{ ...Entry, Detail: {} }] }))).toBe(
      'SerializationException: OBJECT can not be converted to a String',
    );
    expect(await refusal(call('PutEvents', { Entries: [Entry], EndpointId: 'abc.def' }))).toBe(
      'ValidationException: Parameter EndpointId is not valid. Reason: The local cloud has no global endpoints.',
    );
  });

  it('needs permission for each bus, source and detail-type once', () => {
    const { permissions } = createEventBusCloud();

    const required = permissions('PutEvents', {
      Entries: [
        Entry,
        Entry,
        { ...Entry, Source: 'b' },
        { ...Entry, EventBusName: eventBusArn('orders') },
        null,
      ],
    });

    const action = 'events:PutEvents';
    expect(required).toEqual([
      {
        action,
        resource: eventBusArn('default'),
        conditions: { 'events:source': 'shop', 'events:detail-type': 't' },
      },
      {
        action,
        resource: eventBusArn('default'),
        conditions: { 'events:source': 'b', 'events:detail-type': 't' },
      },
      {
        action,
        resource: eventBusArn('orders'),
        conditions: { 'events:source': 'shop', 'events:detail-type': 't' },
      },
      { action, resource: eventBusArn('default'), conditions: {} },
    ]);
    expect(permissions('PutEvents', {})).toEqual([]);
  });
});
