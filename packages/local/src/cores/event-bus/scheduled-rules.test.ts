import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, queueArn, startMs } from '../../../test/event-bus-cloud.ts';
import { createMemoryStateStore } from '../../state/state-store.ts';

const ruleArn = (name: string) => `arn:aws:events:us-east-1:000000000000:rule/${name}`;

/** EventBridge that runs, with a scheduled rule to a queue; it is set up 123 ms after the start of 2025. */
async function startScheduledRule(ScheduleExpression: string, options = {}) {
  const bus = createEventBusCloud(options);
  bus.core.resume();
  bus.createQueue('jobs');
  await bus.call('PutRule', { Name: 'clock', ScheduleExpression });
  await bus.call('PutTargets', { Rule: 'clock', Targets: [{ Id: 'queue', Arn: queueArn('jobs') }] });
  const advanceTo = (time: string) => bus.clock.advanceTo(Date.parse(time));
  const times = () => bus.bodies('jobs').map((body) => (body as { time: string }).time.slice(0, 16));
  return { ...bus, advanceTo, times };
}

describe('a scheduled rule', () => {
  it('gives its targets a Scheduled Event, one period after it was set', async () => {
    const { advanceTo, bodies, recordsOf } = await startScheduledRule('rate(5 minutes)');

    advanceTo('2025-01-01T00:05:00Z');
    expect(bodies('jobs')).toEqual([]);
    advanceTo('2025-01-01T00:05:01Z');

    expect(bodies('jobs')).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: '000000000000',
        time: '2025-01-01T00:05:00Z',
        region: 'us-east-1',
        resources: [ruleArn('clock')],
        detail: {},
      },
    ]);
    expect(recordsOf('event-matched')).toMatchObject([{ ruleArn: ruleArn('clock') }]);
  });

  it('runs 288 times a day at rate(5 minutes), each event with its own id', async () => {
    const { advanceTo, bodies } = await startScheduledRule('rate(5 minutes)');

    advanceTo('2025-01-02T00:00:01Z');

    expect(new Set(bodies('jobs').map((body) => (body as { id: string }).id)).size).toBe(288);
  });

  it('runs by UTC, whatever the season', async () => {
    const { advanceTo, times } = await startScheduledRule('cron(30 1 30 3,10 ? *)');

    advanceTo('2025-12-31T00:00:00Z');

    expect(times()).toEqual(['2025-03-30T01:30', '2025-10-30T01:30']);
  });

  it('sends what its targets transform', async () => {
    const { advanceTo, call, bodies } = await startScheduledRule('rate(1 hour)');
    await call('PutTargets', {
      Rule: 'clock',
      Targets: [
        {
          Id: 'queue',
          Arn: queueArn('jobs'),
          InputTransformer: { InputPathsMap: { at: '$.time' }, InputTemplate: '{"at":<at>}' },
        },
      ],
    });

    advanceTo('2025-01-01T01:00:01Z');

    expect(bodies('jobs')).toEqual([{ at: '2025-01-01T01:00:00Z' }]);
  });

  it('rests while it is disabled and keeps its beat', async () => {
    const { advanceTo, call, times } = await startScheduledRule('rate(1 hour)');

    await call('DisableRule', { Name: 'clock' });
    advanceTo('2025-01-01T02:30:00Z');
    await call('EnableRule', { Name: 'clock' });
    advanceTo('2025-01-01T03:30:00Z');

    expect(times()).toEqual(['2025-01-01T03:00']);
  });

  it('follows a new expression at once and stops when it is deleted', async () => {
    const { advanceTo, call, times } = await startScheduledRule('rate(1 hour)');

    await call('PutRule', { Name: 'clock', ScheduleExpression: 'cron(15 * * * ? *)' });
    advanceTo('2025-01-01T01:30:00Z');
    await call('RemoveTargets', { Rule: 'clock', Ids: ['queue'] });
    await call('DeleteRule', { Name: 'clock' });
    advanceTo('2025-01-02T00:00:00Z');

    expect(times()).toEqual(['2025-01-01T00:15', '2025-01-01T01:15']);
  });

  it('is not matched by events, nor its event by other rules', async () => {
    const { advanceTo, core, ruleToQueue, bodies, times } = await startScheduledRule('rate(1 hour)');
    ruleToQueue('others', { source: [{ prefix: '' }] });

    core.putEvents([entry()]);
    advanceTo('2025-01-01T01:30:00Z');

    expect(times()).toEqual(['2025-01-01T01:00']);
    expect(bodies('others')).toMatchObject([{ source: 'shop' }]);
  });

  it('may have a pattern besides', async () => {
    const { advanceTo, call, core, bodies } = await startScheduledRule('rate(1 hour)');
    await call('PutRule', {
      Name: 'clock',
      ScheduleExpression: 'rate(1 hour)',
      EventPattern: '{"source":["shop"]}',
    });

    core.putEvents([entry()]);
    advanceTo('2025-01-01T01:30:00Z');

    expect(bodies('jobs')).toMatchObject([{ source: 'shop' }, { source: 'aws.events' }]);
  });

  it('is shown with its expression and without a pattern', async () => {
    const { call } = await startScheduledRule('rate(1 minute)');

    expect(await call('ListRules')).toEqual({
      Rules: [
        {
          Name: 'clock',
          Arn: ruleArn('clock'),
          ScheduleExpression: 'rate(1 minute)',
          State: 'ENABLED',
          EventBusName: 'default',
        },
      ],
    });
  });

  it('lets the cloud settle', async () => {
    const { settle, clock, bodies } = await startScheduledRule('rate(1 minute)');

    await settle();

    expect(clock.now()).toBe(startMs);
    expect(bodies('jobs')).toEqual([]);
  });

  it('goes on after a restart, and keeps its beat when it is put again unchanged', async () => {
    const store = createMemoryStateStore();
    await startScheduledRule('rate(10 minutes)', { store });

    const { advanceTo, times } = await startScheduledRule('rate(10 minutes)', { store });
    advanceTo('2025-01-01T00:25:00Z');

    expect(times()).toEqual(['2025-01-01T00:10', '2025-01-01T00:20']);
  });
});
