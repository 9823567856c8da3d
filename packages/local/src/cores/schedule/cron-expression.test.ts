import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCronExpression } from './cron-expression.ts';

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The first times of an expression from the start of 2025 on. */
function timesOf(expression: string, count: number, from = '2025-01-01T00:00:00Z'): string[] {
  const cron = parseCronExpression(expression)!;
  const times: string[] = [];
  let ms: number | undefined = Date.parse(from) - 1;
  while (times.length < count) {
    ms = cron.next(ms);
    if (ms === undefined) break;
    times.push(new Date(ms).toISOString().slice(0, 16));
  }
  return times;
}

describe('parseCronExpression', () => {
  it.each([
    ['0 10 * * ? *', ['2025-01-01T10:00', '2025-01-02T10:00']],
    ['0 2 ? * SAT *', ['2025-01-04T02:00', '2025-01-11T02:00']],
    ['0 2 ? * 1 *', ['2025-01-05T02:00', '2025-01-12T02:00']],
    ['0 18 ? * mon-fri *', ['2025-01-01T18:00', '2025-01-02T18:00', '2025-01-03T18:00', '2025-01-06T18:00']],
    ['5,35 14 * * ? *', ['2025-01-01T14:05', '2025-01-01T14:35', '2025-01-02T14:05']],
    ['0/25 0 * * ? *', ['2025-01-01T00:00', '2025-01-01T00:25', '2025-01-01T00:50', '2025-01-02T00:00']],
    ['*/30 20-21 ? * 4 *', ['2025-01-01T20:00', '2025-01-01T20:30', '2025-01-01T21:00', '2025-01-01T21:30']],
    ['0 8 1 * ? *', ['2025-01-01T08:00', '2025-02-01T08:00']],
    ['0 0 L * ? *', ['2025-01-31T00:00', '2025-02-28T00:00']],
    ['0 0 ? * L *', ['2025-01-04T00:00', '2025-01-11T00:00']],
    ['0 0 ? * FRIL *', ['2025-01-31T00:00', '2025-02-28T00:00', '2025-03-28T00:00']],
    ['0 2 ? * SAT#3 *', ['2025-01-18T02:00', '2025-02-15T02:00']],
    ['0 0 ? * 2#5 *', ['2025-03-31T00:00', '2025-06-30T00:00']],
    ['0 0 1W * ? *', ['2025-01-01T00:00', '2025-02-03T00:00', '2025-03-03T00:00', '2025-04-01T00:00']],
    ['0 0 15W 2,3 ? *', ['2025-02-14T00:00', '2025-03-14T00:00', '2026-02-16T00:00']],
    ['0 0 31W * ? *', ['2025-01-31T00:00', '2025-03-31T00:00', '2025-05-30T00:00']],
    ['0 0 29 FEB ? *', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['15 10 ? * 6L 2002-2005', []],
    ['59 23 31 12 ? 2190/9', ['2190-12-31T23:59', '2199-12-31T23:59']],
    ['0 0 30 2 ? *', []],
  ])('reads %s', (expression, expected) => {
    expect(timesOf(expression, Math.max(1, expected.length))).toEqual(expected);
  });

  it.each([
    ['both days given', '0 1 * * * *'],
    ['no day given', '0 1 ? * ? *'],
    ['five fields', '0 1 * * ?'],
    ['seven fields', '0 0 1 * * ? *'],
    ['nothing', ''],
    ['a word for a weekday', '7 20 ? * NOT *'],
    ['a word for an hour', '0 dummy ? * MON-FRI *'],
    ['minute 60', '60 8 1 * ? *'],
    ['hour 24', '0 24 1 * ? *'],
    ['day 0', '0 0 0 * ? *'],
    ['day 32', '0 0 32 * ? *'],
    ['month 13', '0 0 1 13 ? *'],
    ['weekday 0', '0 0 ? * 0 *'],
    ['weekday 8', '0 0 ? * 8 *'],
    ['year 1969', '0 0 1 1 ? 1969'],
    ['year 2200', '0 0 1 1 ? 2200'],
    ['a sixth week', '0 0 ? * 2#6 *'],
    ['a range that runs backward', '0 22-3 * * ? *'],
    ['a step of 0', '0/0 * * * ? *'],
    ['a step beyond the field', '0/61 * * * ? *'],
    ['a step in the weekday', '0 0 ? * 2/2 *'],
    ['L in a list', '0 0 1,L * ? *'],
    ['W in a list', '0 0 1W,15W * ? *'],
    ['# in a list', '0 0 ? * 2#1,3#2 *'],
    ['LW', '0 0 LW * ? *'],
    ['L-3', '0 0 L-3 * ? *'],
    ['? for an hour', '0 ? 1 * ? *'],
    ['a star in a list', '*,5 0 1 * ? *'],
    ['white space before it', ' 0 0 1 * ? *'],
    ['a negative number', '-5 0 1 * ? *'],
  ])('refuses %s', (_what, expression) => {
    expect(parseCronExpression(expression)).toBeUndefined();
  });

  it('gives the times that a minute-by-minute reading of the dialect gives', () => {
    fc.assert(
      fc.property(cronExpressions(), fc.integer({ min: 0, max: 364 }), (expression, day) => {
        const startMs = Date.UTC(2024, 1, 1 + day);
        const cron = parseCronExpression(expression)!;
        const matches = toMatcher(expression);
        let expectedMs = startMs;
        for (let steps = 0; steps < 3; steps += 1) {
          const next = cron.next(expectedMs - 1);
          const limit = startMs + 40 * 86_400_000;
          while (expectedMs < limit && !matches(expectedMs)) expectedMs += 60_000;
          if (expectedMs >= limit) {
            expect(next ?? limit).toBeGreaterThanOrEqual(limit);
            return;
          }
          expect(next).toBe(expectedMs);
          expectedMs += 60_000;
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

function cronExpressions(): fc.Arbitrary<string> {
  const value = (min: number, max: number) => fc.integer({ min, max });
  const element = (min: number, max: number) =>
    fc.oneof(
      value(min, max).map(String),
      fc.tuple(value(min, max), value(min, max)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.tuple(value(min, max), value(1, max - min + 1)).map(([a, step]) => `${a}/${step}`),
      value(1, max - min + 1).map((step) => `*/${step}`),
      fc
        .tuple(value(min, max), value(min, max), value(1, max - min + 1))
        .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`),
    );
  const field = (min: number, max: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.array(element(min, max), { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
    );
  const weekday = fc.oneof(value(1, 7).map(String), fc.constantFrom(...names));
  const dayOfMonth = fc.oneof(
    field(1, 31),
    fc.constant('L'),
    value(1, 31).map((day) => `${day}W`),
  );
  const dayOfWeek = fc.oneof(
    fc.constant('*'),
    weekday,
    fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
    fc.tuple(value(1, 7), value(1, 7)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.constant('L'),
    weekday.map((day) => `${day}L`),
    fc.tuple(weekday, value(1, 5)).map(([day, week]) => `${day}#${week}`),
  );
  const days = fc.oneof(
    dayOfMonth.map((day) => [day, '?']),
    dayOfWeek.map((day) => ['?', day]),
  );
  const month = fc.oneof(field(1, 12), fc.constantFrom(...months));
  const year = fc.oneof(fc.constant('*'), fc.constantFrom('2024', '2024-2025', '2024/2', '2025'));
  return fc
    .tuple(field(0, 59), field(0, 23), days, month, year)
    .map(([minute, hour, [day, weekDay], m, y]) => `${minute} ${hour} ${day} ${m} ${weekDay} ${y}`);
}

/** Reads AWS's dialect as its documentation says it: a test of one minute. */
function toMatcher(expression: string): (ms: number) => boolean {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = expression.split(' ');
  const valuesOf = (text: string, minimum: number, maximum: number) => {
    const all = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
    return new Set(all.filter((value) => inField(text, value, minimum, maximum)));
  };
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const inMonths = valuesOf(numbered(month, months), 1, 12);
  const years = valuesOf(year, 1970, 2199);
  const days = new Map<number, boolean>();
  const isDay = (date: Date) =>
    inMonths.has(date.getUTCMonth() + 1) &&
    years.has(date.getUTCFullYear()) &&
    (day === '?' ? onWeekday(numbered(weekday, names), date) : onDay(day, date));

  return (ms) => {
    const midnightMs = ms - (ms % 86_400_000);
    if (!days.has(midnightMs)) days.set(midnightMs, isDay(new Date(midnightMs)));
    const minuteOfDay = (ms - midnightMs) / 60_000;
    return days.get(midnightMs)! && hours.has(Math.floor(minuteOfDay / 60)) && minutes.has(minuteOfDay % 60);
  };
}

function inField(text: string, value: number, minimum: number, maximum: number): boolean {
  return text.split(',').some((element) => {
    const [range = '', step] = element.split('/');
    const [low, high] = range === '*' ? [minimum, maximum] : range.split('-').map(Number);
    const end = high ?? (step === undefined ? low! : maximum);
    return value >= low! && value <= end && (value - low!) % Number(step ?? 1) === 0;
  });
}

function onDay(text: string, date: Date): boolean {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (text === 'L') return day === last;
  if (!text.endsWith('W')) return inField(text, day, 1, 31);
  const wanted = Number(text.slice(0, -1));
  if (wanted > last) return false;
  const weekday = new Date(Date.UTC(year, month, wanted)).getUTCDay();
  const moved = weekday === 6 ? (wanted > 1 ? -1 : 2) : weekday === 0 ? (wanted < last ? 1 : -2) : 0;
  return day === wanted + moved;
}

function onWeekday(text: string, date: Date): boolean {
  const weekday = date.getUTCDay() + 1;
  const day = date.getUTCDate();
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (text === 'L') return weekday === 7;
  if (text.endsWith('L')) return weekday === Number(text.slice(0, -1)) && day + 7 > last;
  const [wanted, week] = text.split('#').map(Number);
  if (week !== undefined) return weekday === wanted && Math.ceil(day / 7) === week;
  return inField(text, weekday, 1, 7);
}

function numbered(text: string, of: readonly string[]): string {
  return of.reduce((result, name, index) => result.replaceAll(name, String(index + 1)), text);
}
