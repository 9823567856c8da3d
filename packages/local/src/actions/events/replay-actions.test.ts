import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, eventBusArn, refusal, startMs } from '../../../test/event-bus-cloud.ts';

const minuteMs = 60_000;
const dayMs = Date.UTC(2010, 11, 1);
const archive = 'arn:aws:events:us-east-1:000000000000:archive/shop';

function createArchivedShop(timesMs: readonly number[]) {
  const shop = createEventBusCloud();
  shop.core.archives.create('shop', eventBusArn('default'), {});
  const rule = shop.ruleToQueue('orders', { source: ['shop'] });
  for (const timeMs of timesMs) shop.core.putEvents([entry({}, { timeMs })]);
  return { ...shop, rule };
}

describe('replay actions', () => {
  const input = {
    ReplayName: 'again',
    Description: 'rebuild',
    EventSourceArn: archive,
    EventStartTime: dayMs / 1000,
    EventEndTime: new Date(dayMs + minuteMs),
    Destination: { Arn: eventBusArn('default') },
  };

  it('show a replay as AWS does', async () => {
    const { call, settle, rule } = createArchivedShop([dayMs]);
    const FilterArns = [rule.arn];
    const ReplayArn = 'arn:aws:events:us-east-1:000000000000:replay/again';
    const shown = {
      ReplayName: 'again',
      EventSourceArn: archive,
      State: 'COMPLETED',
      EventStartTime: new Date(dayMs),
      EventEndTime: new Date(dayMs + minuteMs),
      EventLastReplayedTime: new Date(dayMs),
      ReplayStartTime: new Date(startMs),
      ReplayEndTime: new Date(startMs),
    };

    const started = await call('StartReplay', {
      ...input,
      Destination: { ...input.Destination, FilterArns },
    });
    await settle();

    expect(started).toEqual({ ReplayArn, State: 'STARTING', ReplayStartTime: new Date(startMs) });
    expect(await call('DescribeReplay', { ReplayName: 'again' })).toEqual({
      ...shown,
      ReplayArn,
      Description: 'rebuild',
      Destination: { Arn: eventBusArn('default'), FilterArns },
    });
    expect(await call('ListReplays', { State: 'COMPLETED' })).toEqual({ Replays: [shown] });
    expect(await call('ListReplays', { State: 'RUNNING' })).toEqual({ Replays: [] });
  });

  it('refuse in the words of AWS', async () => {
    const { call, core, settle } = createArchivedShop([dayMs]);
    core.buses.create('other', {}, {});
    await call('StartReplay', input);
    await settle();
    const other = { ...input, ReplayName: 'other' };

    const refusals = [
      await refusal(call('StartReplay', input)),
      await refusal(call('StartReplay', { ...other, EventSourceArn: archive.replace('shop', 'none') })),
      await refusal(call('StartReplay', { ...other, Destination: { Arn: eventBusArn('other') } })),
      await refusal(call('StartReplay', { ...other, Destination: { Arn: eventBusArn('none') } })),
      await refusal(call('StartReplay', { ...other, EventEndTime: input.EventStartTime })),
      await refusal(
        call('StartReplay', {
          ...other,
          Destination: { ...input.Destination, FilterArns: ['arn:aws:events:x'] },
        }),
      ),
      await refusal(call('StartReplay', { ...other, EventStartTime: 'yesterday' })),
      await refusal(call('DescribeReplay', { ReplayName: 'none' })),
      await refusal(call('CancelReplay', { ReplayName: 'none' })),
      await refusal(call('CancelReplay', { ReplayName: 'again' })),
      await refusal(call('ListReplays', { NamePrefix: 'a', State: 'FAILED' })),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ResourceAlreadyExistsException: Replay again already exists.",
        "ValidationException: Parameter EventSourceArn is not valid. Reason: Archive none does not exist.",
        "ValidationException: Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
        "ValidationException: Parameter Destination.FilterArns is not valid. Reason: Rule arn:aws:events:x does not exist on EventBus default.",
        "SerializationException: yesterday is not a timestamp.",
        "ResourceNotFoundException: Replay none does not exist.",
        "ResourceNotFoundException: Replay none does not exist.",
        "IllegalStatusException: Replay again is not in a valid state for this operation.",
        "ValidationException: At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.",
      ]
    `);
  });

  it('let 10 replays run and refuse an 11th', async () => {
    const { call, settle } = createArchivedShop([dayMs]);
    const start = (n: number) => call('StartReplay', { ...input, ReplayName: `replay-${n}` });
    for (let n = 1; n <= 10; n += 1) await start(n);

    expect(await refusal(start(11))).toBe(
      'LimitExceededException: The requested resource exceeds the maximum number allowed.',
    );
    await settle();
    expect(await refusal(start(11))).toBe('no refusal');
    await settle();
  });
});
