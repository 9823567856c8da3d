import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, eventBusArn, refusal, startMs } from '../../../test/event-bus-cloud.ts';

const source = eventBusArn('default');

describe('archives', () => {
  it('keep the events that match and count them exactly', () => {
    const { core, recordsOf } = createEventBusCloud();
    core.archives.create('shop', source, { eventPattern: '{"source":["shop"]}' });

    core.putEvents([entry(), entry({}, { source: 'other' }), entry()]);

    expect(core.archives.describe('shop')).toMatchObject({ eventCount: 2, sizeBytes: 2 * (20 + 4 + 18 + 2) });
    expect(recordsOf('event-archived')).toHaveLength(2);
  });

  it('count the bytes that AWS was seen to count', () => {
    const { core } = createEventBusCloud();
    core.archives.create('all', source, {});
    const recorded = {
      source: 'core.update-account-command',
      detailType: 'core.update-account-command',
      detail: '{"command": "update-account", "payload": {"acc_id": "0a787ecb-4015", "sf_id": "baz"}}',
    };

    core.putEvents(Array.from({ length: 10 }, () => recorded));

    expect(core.archives.describe('all')).toMatchObject({ eventCount: 10, sizeBytes: 1590 });
  });

  it('are fed by a managed rule that leaves replayed events out and reports no match', () => {
    const { core, recordsOf } = createEventBusCloud();
    core.archives.create('shop', source, { eventPattern: '{"detail":{"n":[1.50]}}' });

    core.putEvents([{ ...entry(), detail: '{"n":1.5}' }]);

    expect(core.rules.get({ name: 'Events-Archive-shop' })).toMatchObject({
      EventPattern: '{"detail":{"n":[1.50]},"replay-name":[{"exists":false}]}',
      managedBy: 'prod.vhs.events.aws.internal',
    });
    expect(core.archives.describe('shop').eventCount).toBe(1);
    expect(recordsOf('event-matched')).toEqual([]);
  });

  it('protect their rule from everything but force', async () => {
    const { core, call } = createEventBusCloud();
    core.archives.create('shop', source, {});
    const Name = 'Events-Archive-shop';
    const EventPattern = '{"source":["a"]}';
    const protectedBy =
      "ManagedRuleException: Events-Archive-shop is a managed rule. Set 'force' parameter to true to override.";

    expect(await refusal(call('PutRule', { Name, EventPattern }))).toBe(protectedBy);
    expect(await refusal(call('DisableRule', { Name }))).toBe(protectedBy);
    expect(await refusal(call('DeleteRule', { Name }))).toBe(protectedBy);
    expect(await refusal(call('DeleteRule', { Name, Force: true }))).toBe('no refusal');
  });

  it('take events by the new pattern once it is changed', () => {
    const { core } = createEventBusCloud();
    core.archives.create('shop', source, { eventPattern: '{"source":["shop"]}', description: 'kept' });

    core.archives.update('shop', { eventPattern: '{"source":["other"]}' });
    core.putEvents([entry(), entry({}, { source: 'other' }), entry({}, { source: 'other' })]);

    expect(core.archives.describe('shop')).toMatchObject({ eventCount: 2, description: 'kept' });
  });

  it('forget events once their retention is over', () => {
    const { core, clock } = createEventBusCloud();
    core.archives.create('days', source, { retentionDays: 1 });
    core.archives.create('ever', source, {});
    core.putEvents([entry()]);
    clock.advanceTo(startMs + 43_200_000);
    core.putEvents([entry()]);

    clock.advanceTo(startMs + 86_400_000);
    expect(core.archives.describe('days').eventCount).toBe(2);
    clock.advanceTo(startMs + 86_400_001);

    expect(core.archives.describe('days')).toMatchObject({ eventCount: 1, sizeBytes: 44 });
    expect(core.archives.eventsBetween('days', 0, Number.MAX_SAFE_INTEGER)).toHaveLength(1);
    expect(core.archives.describe('ever').eventCount).toBe(2);
  });

  it('are gone with their events and their rule once deleted', () => {
    const { core } = createEventBusCloud();
    core.archives.create('shop', source, {});
    core.putEvents([entry()]);

    core.archives.delete('shop');
    core.putEvents([entry()]);
    core.archives.create('shop', source, {});

    expect(core.archives.describe('shop')).toMatchObject({ eventCount: 0, sizeBytes: 0 });
    expect(core.rules.list(undefined)).toHaveLength(1);
  });

  it('are found again, events and counts, in the store of an earlier run', () => {
    const first = createEventBusCloud();
    first.core.archives.create('shop', source, {});
    first.core.putEvents([entry({ n: 1 })]);

    const second = createEventBusCloud({ store: first.store });
    second.core.putEvents([entry({ n: 2 })]);

    expect(second.core.archives.describe('shop').eventCount).toBe(2);
    const kept = second.core.archives.eventsBetween('shop', 0, Number.MAX_SAFE_INTEGER);
    expect(kept.map(({ event }) => event.detail)).toEqual(['{"n":1}', '{"n":2}']);
  });
});
