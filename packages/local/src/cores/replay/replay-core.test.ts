import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, eventBusArn, queueArn, startMs } from '../../../test/event-bus-cloud.ts';

const minuteMs = 60_000;
const dayMs = Date.UTC(2010, 11, 1);
const archive = 'arn:aws:events:us-east-1:000000000000:archive/shop';
const replay = (name = 'again', others: object = {}) => ({
  name,
  eventSourceArn: archive,
  startMs: dayMs,
  endMs: dayMs + 60 * minuteMs,
  destinationArn: eventBusArn('default'),
  ...others,
});

interface Delivered {
  readonly id: string;
  readonly time: string;
  readonly 'replay-name'?: string;
  readonly detail: { readonly n: number };
}

function createArchivedShop(
  timesMs: readonly number[],
  options: Parameters<typeof createEventBusCloud>[0] = {},
) {
  const shop = createEventBusCloud(options);
  shop.core.archives.create('shop', eventBusArn('default'), {});
  const rule = shop.ruleToQueue('orders', { source: ['shop'] });
  for (const [n, timeMs] of timesMs.entries()) shop.core.putEvents([entry({ n }, { timeMs })]);
  const replayed = (name = 'orders') =>
    (shop.bodies(name) as readonly Delivered[]).filter((event) => 'replay-name' in event);
  return { ...shop, rule, replayed };
}

describe('a replay', () => {
  it('delivers the original event with its id and the name of the replay before resources', async () => {
    const { core, settle, messages } = createArchivedShop([dayMs]);

    core.replays.start(replay());
    await settle();

    const [live, again] = messages('orders').map(({ body }) => body);
    expect(again).toBe(live?.replace('"resources"', '"replay-name":"again","resources"'));
  });

  it('goes from STARTING over RUNNING to COMPLETED as work that settle waits for', async () => {
    const { core, cloud, settle } = createArchivedShop([dayMs, dayMs + 5 * minuteMs]);
    const states: string[] = [];
    cloud.spy.listen((record) => {
      if (record.type === 'event-delivered') states.push(core.replays.describe('again').state);
    });

    const started = core.replays.start(replay());
    expect(started.state).toBe('STARTING');
    expect(cloud.work.active).toBe(1);
    await settle();

    expect(states).toEqual(['RUNNING', 'RUNNING']);
    expect(core.replays.describe('again')).toEqual({
      ...started,
      state: 'COMPLETED',
      lastReplayedMs: dayMs + 5 * minuteMs,
      endedAtMs: startMs,
    });
  });

  it('delivers slices of a minute in order of event time, without order inside a slice', async () => {
    const timesMs = Array.from(
      { length: 60 },
      (_, n) => dayMs + ((n * 37) % 3) * minuteMs + n * 1000 * (n % 2),
    );
    const { core, settle, replayed } = createArchivedShop(timesMs);

    core.replays.start(replay());
    await settle();

    const minutes = replayed().map(({ time }) => time.slice(0, 16));
    expect(minutes).toEqual([...minutes].sort());
    const numbers = replayed().map(({ detail }) => detail.n);
    expect(numbers).not.toEqual([...numbers].sort((a, b) => a - b));
  });

  it('replays both ends of its window and nothing outside', async () => {
    const { core, settle, replayed } = createArchivedShop([
      dayMs - 1000,
      dayMs,
      dayMs + minuteMs,
      dayMs + minuteMs + 1000,
    ]);

    core.replays.start(replay('again', { endMs: dayMs + minuteMs }));
    await settle();

    expect(replayed().map(({ detail }) => detail.n)).toEqual([1, 2]);
  });

  it('reaches the rules of its filter only', async () => {
    const { core, settle, ruleToQueue, replayed, rule } = createArchivedShop([dayMs]);
    ruleToQueue('other', { source: ['shop'] });

    core.replays.start(replay('again', { filterArns: [rule.arn] }));
    await settle();

    expect(replayed()).toHaveLength(1);
    expect(replayed('other')).toEqual([]);
  });

  it('reaches every rule that matches now, also by the name of the replay', async () => {
    const { core, settle, ruleToQueue, replayed } = createArchivedShop([dayMs]);
    ruleToQueue('later', { 'replay-name': ['again'] });
    ruleToQueue('live', { 'replay-name': [{ exists: false }] });

    core.replays.start(replay());
    await settle();

    expect([replayed().length, replayed('later').length, replayed('live').length]).toEqual([1, 1, 0]);
  });

  it('is never archived again', async () => {
    const { core, settle, recordsOf } = createArchivedShop([dayMs]);
    core.archives.create('second', eventBusArn('default'), {
      eventPattern: '{"replay-name":[{"exists":true}]}',
    });

    core.replays.start(replay());
    await settle();

    expect(core.archives.describe('shop').eventCount).toBe(1);
    expect(core.archives.describe('second').eventCount).toBe(0);
    expect(recordsOf('event-archived')).toHaveLength(1);
  });

  it('completes without a last replayed time when there is nothing in its window', async () => {
    const { core, settle } = createArchivedShop([]);

    core.replays.start(replay());
    await settle();

    expect(core.replays.describe('again')).toMatchObject({ state: 'COMPLETED', endedAtMs: startMs });
    expect(core.replays.describe('again').lastReplayedMs).toBeUndefined();
  });

  it('stops before its next events once cancelled', async () => {
    const timesMs = Array.from({ length: 250 }, () => dayMs);
    const { core, settle, cloud, replayed } = createArchivedShop(timesMs);
    const stop = cloud.spy.listen((record) => {
      if (record.type !== 'event-delivered') return;
      stop();
      core.replays.cancel('again');
    });

    core.replays.start(replay());
    await settle();

    expect(replayed()).toHaveLength(100);
    expect(core.replays.describe('again')).toMatchObject({ state: 'CANCELLED', endedAtMs: startMs });
  });

  it('delivers nothing when it is cancelled before it runs', async () => {
    const { core, settle, replayed } = createArchivedShop([dayMs]);

    core.replays.start(replay());
    expect(core.replays.cancel('again').state).toBe('CANCELLING');
    await settle();

    expect(replayed()).toEqual([]);
    expect(core.replays.describe('again').state).toBe('CANCELLED');
  });

  it('goes on after a restart with the slices that are left', async () => {
    const first = createArchivedShop([dayMs, dayMs + minuteMs, dayMs + 2 * minuteMs]);
    first.core.replays.start(replay());
    const stored = first.store.collection<object>('events.replays');
    stored.set('again', { ...stored.get('again'), state: 'RUNNING', lastReplayedMs: dayMs });

    const second = createEventBusCloud({ store: first.store });
    second.createQueue('orders');
    second.core.resume();
    await second.settle();

    expect((second.bodies('orders') as readonly Delivered[]).map(({ detail }) => detail.n)).toEqual([1, 2]);
    expect(second.core.replays.describe('again').state).toBe('COMPLETED');
  });

  it('fails, and says why, when its archive goes away', async () => {
    const { core, settle } = createArchivedShop([dayMs]);

    core.replays.start(replay());
    core.archives.delete('shop');
    await settle();

    expect(core.replays.describe('again')).toMatchObject({
      state: 'FAILED',
      stateReason: 'Archive shop does not exist.',
    });
  });

  it('retries a throttled target by the age since the replay, not since the event', async () => {
    const { core, settle, failNext, clock, replayed } = createArchivedShop([dayMs]);
    clock.advanceTo(startMs + 10 * 86_400_000);
    failNext(queueArn('orders'), Object.assign(new Error('down')));

    core.replays.start(replay());
    await settle();

    expect(replayed()).toHaveLength(1);
  });

  it('delivers each archived event of its window exactly once, whatever the times and the seed', async () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 });

    await fc.assert(
      fc.asyncProperty(offsets, fc.integer(), async (seconds, seed) => {
        const timesMs = seconds.map((second) => dayMs + second * 1000);
        const { core, settle, replayed, messages } = createArchivedShop(timesMs, { seed });

        core.replays.start(replay('again', { endMs: dayMs + 10 * minuteMs }));
        await settle();

        const expected = timesMs.flatMap((timeMs, n) => (timeMs <= dayMs + 10 * minuteMs ? [n] : []));
        expect(
          replayed()
            .map(({ detail }) => detail.n)
            .sort((a, b) => a - b),
        ).toEqual(expected);
        expect(messages('orders')).toHaveLength(timesMs.length + expected.length);
        const minutes = replayed().map(({ time }) => Math.floor((Date.parse(time) - dayMs) / minuteMs));
        expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});
