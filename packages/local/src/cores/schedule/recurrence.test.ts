import { describe, expect, it } from 'vitest';
import { toRecurrence } from './recurrence.ts';
import { parseScheduleExpression } from './schedule-expression.ts';

interface Options {
  readonly from: string;
  readonly count?: number;
  readonly timeZone?: string;
  readonly start?: string;
  readonly end?: string;
}

/** Instants at which an expression is due that is set up at `from`. */
function dueTimes(expression: string, { from, count = 3, timeZone, start, end }: Options): string[] {
  const recurrence = toRecurrence(parseScheduleExpression(expression)!, {
    anchorMs: Date.parse(from),
    timeZone,
    startMs: start === undefined ? undefined : Date.parse(start),
    endMs: end === undefined ? undefined : Date.parse(end),
  });
  const times: string[] = [];
  for (
    let ms = recurrence.first(Date.parse(from));
    ms !== undefined && times.length < count;
    ms = recurrence.next(ms)
  ) {
    times.push(new Date(ms).toISOString().replace(':00.000Z', 'Z'));
  }
  return times;
}

describe('a cron expression in a time zone', () => {
  it('leaves out 01:30 in London on the day when the clocks skip it', () => {
    expect(
      dueTimes('cron(30 1 * * ? *)', { from: '2025-03-28T12:00:00Z', timeZone: 'Europe/London' }),
    ).toEqual(['2025-03-29T01:30Z', '2025-03-31T00:30Z', '2025-04-01T00:30Z']);
  });

  it('counts 01:30 in London once, the first time, on the day when the clocks show it twice', () => {
    expect(
      dueTimes('cron(30 1 * * ? *)', { from: '2025-10-25T12:00:00Z', timeZone: 'Europe/London' }),
    ).toEqual(['2025-10-26T00:30Z', '2025-10-27T01:30Z', '2025-10-28T01:30Z']);
  });

  it('does not come back to times that it has passed when it is set up while they are shown again', () => {
    expect(
      dueTimes('cron(0/30 * * * ? *)', { from: '2025-10-26T01:10:00Z', timeZone: 'Europe/London' }),
    ).toEqual(['2025-10-26T02:00Z', '2025-10-26T02:30Z', '2025-10-26T03:00Z']);
  });

  it('leaves out 02:30 in New York on the day when the clocks skip it', () => {
    expect(
      dueTimes('cron(30 2 * * ? *)', { from: '2025-03-08T00:00:00Z', timeZone: 'America/New_York' }),
    ).toEqual(['2025-03-08T07:30Z', '2025-03-10T06:30Z', '2025-03-11T06:30Z']);
  });

  it('counts 01:30 in New York once on the day when the clocks show it twice', () => {
    expect(
      dueTimes('cron(30 1 * * ? *)', { from: '2025-11-01T12:00:00Z', timeZone: 'America/New_York' }),
    ).toEqual(['2025-11-02T05:30Z', '2025-11-03T06:30Z', '2025-11-04T06:30Z']);
  });

  it.each([
    ['2025-03-30', 92],
    ['2025-10-26', 96],
    ['2025-06-01', 96],
  ])('is due every quarter of an hour that the clocks of London show on %s: %i times', (day, count) => {
    const noonBefore = new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString();
    const times = dueTimes('cron(0/15 * ? * SUN *)', {
      from: noonBefore,
      count: 200,
      timeZone: 'Europe/London',
      end: new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString(),
    });

    expect(times).toHaveLength(count);
  });

  it('keeps noon in Kathmandu, 5:45 hours before UTC', () => {
    expect(
      dueTimes('cron(0 12 * * ? *)', { from: '2025-01-01T00:00:00Z', count: 1, timeZone: 'Asia/Kathmandu' }),
    ).toEqual(['2025-01-01T06:15Z']);
  });

  it('is due strictly after it was set up and not outside its start and end', () => {
    const times = dueTimes('cron(0 * * * ? *)', {
      from: '2025-01-01T00:00:00Z',
      count: 10,
      start: '2025-01-01T02:00:00Z',
      end: '2025-01-01T04:00:00Z',
    });

    expect(times).toEqual(['2025-01-01T02:00Z', '2025-01-01T03:00Z', '2025-01-01T04:00Z']);
    expect(dueTimes('cron(0 * * * ? *)', { from: '2025-01-01T02:00:00Z', count: 1 })).toEqual([
      '2025-01-01T03:00Z',
    ]);
  });
});

describe('a rate', () => {
  it('begins at once and keeps 24 hours for a day when the clocks change', () => {
    expect(dueTimes('rate(1 day)', { from: '2025-03-29T09:00:00Z', timeZone: 'Europe/London' })).toEqual([
      '2025-03-29T09:00Z',
      '2025-03-30T09:00Z',
      '2025-03-31T09:00Z',
    ]);
  });

  it('begins at its start, keeps its beat when the start is over, and ends', () => {
    expect(
      dueTimes('rate(2 hours)', { from: '2025-01-01T00:00:00Z', start: '2025-01-01T00:30:00Z' }),
    ).toEqual(['2025-01-01T00:30Z', '2025-01-01T02:30Z', '2025-01-01T04:30Z']);
    expect(
      dueTimes('rate(2 minutes)', { from: '2025-01-01T00:03:00Z', start: '2025-01-01T00:00:00Z' }),
    ).toEqual(['2025-01-01T00:04Z', '2025-01-01T00:06Z', '2025-01-01T00:08Z']);
    expect(dueTimes('rate(1 hour)', { from: '2025-01-01T00:00:00Z', end: '2025-01-01T01:00:00Z' })).toEqual([
      '2025-01-01T00:00Z',
      '2025-01-01T01:00Z',
    ]);
  });
});

describe('a one-time schedule', () => {
  it('is due once, at the time of its zone, whatever start and end say', () => {
    expect(
      dueTimes('at(2025-07-01T09:00:00)', {
        from: '2025-01-01T00:00:00Z',
        timeZone: 'America/New_York',
        start: '2026-01-01T00:00:00Z',
        end: '2025-01-02T00:00:00Z',
      }),
    ).toEqual(['2025-07-01T13:00Z']);
  });

  it('moves a time that the clocks skip forward by as much, and takes the first of two', () => {
    const at = (time: string) =>
      dueTimes(`at(${time})`, { from: '2025-01-01T00:00:00Z', timeZone: 'Europe/London' });

    expect(at('2025-03-30T01:30:00')).toEqual(['2025-03-30T01:30Z']);
    expect(at('2025-10-26T01:30:00')).toEqual(['2025-10-26T00:30Z']);
  });

  it('is due in the minute that it names and never after it', () => {
    expect(dueTimes('at(2025-01-01T00:00:00)', { from: '2025-01-01T00:00:59Z' })).toEqual([
      '2025-01-01T00:00Z',
    ]);
    expect(dueTimes('at(2025-01-01T00:00:00)', { from: '2025-01-01T00:01:00Z' })).toEqual([]);
  });
});
