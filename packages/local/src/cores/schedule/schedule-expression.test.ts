import { describe, expect, it } from 'vitest';
import { parseRuleScheduleExpression, parseScheduleExpression } from './schedule-expression.ts';

/** Expressions that AWS was seen to refuse. */
const refused = [
  'rate(10 seconds)',
  'rate(10 years)',
  'rate()',
  'rate(10)',
  'rate(10 minutess)',
  'rate(foo minutes)',
  'rate(0 minutes)',
  'rate(-10 minutes)',
  'rate( 10 minutes )',
  ' rate(10 minutes)',
  'cron(0 1 * * * *)',
  'cron(7 20 * * NOT *)',
  'cron(INVALID)',
  'cron(0 dummy ? * MON-FRI *)',
  'cron(71 8 1 * ? *)',
  'cron()',
  'at(2021-12-31T23:59:59Z)',
  'at(2021-12-31)',
];

describe('parseScheduleExpression', () => {
  it('reads rates, with either form of the unit', () => {
    expect(
      ['rate(1 minute)', 'rate(1 minutes)', 'rate(5 minute)', 'rate(12 hours)', 'rate(7 days)'].map(
        parseScheduleExpression,
      ),
    ).toEqual([
      { kind: 'rate', periodMs: 60_000 },
      { kind: 'rate', periodMs: 60_000 },
      { kind: 'rate', periodMs: 300_000 },
      { kind: 'rate', periodMs: 43_200_000 },
      { kind: 'rate', periodMs: 604_800_000 },
    ]);
  });

  it('reads a time of the calendar and refuses one that is none', () => {
    expect(parseScheduleExpression('at(2024-02-29T23:59:59)')).toEqual({
      kind: 'at',
      wallMs: Date.UTC(2024, 1, 29, 23, 59, 59),
    });
    expect(
      ['at(2025-02-29T00:00:00)', 'at(2025-13-01T00:00:00)', 'at(2025-01-01T24:00:00)'].map(
        parseScheduleExpression,
      ),
    ).toEqual([undefined, undefined, undefined]);
  });

  it.each(refused)('refuses %s as AWS does', (expression) => {
    expect(parseScheduleExpression(expression)).toBeUndefined();
  });
});

describe('parseRuleScheduleExpression', () => {
  it('reads a rate whose unit agrees with its value, and cron', () => {
    expect(parseRuleScheduleExpression('rate(1 hour)')).toEqual({ kind: 'rate', periodMs: 3_600_000 });
    expect(parseRuleScheduleExpression('rate(2 hours)')).toEqual({ kind: 'rate', periodMs: 7_200_000 });
    expect(parseRuleScheduleExpression('cron(15 10 ? * 6L 2002-2005)')?.kind).toBe('cron');
  });

  it.each([
    ...refused,
    'rate(1 minutes)',
    'rate(1 days)',
    'rate(10 minute)',
    'rate(10 hour)',
    'rate(10 MINUTES)',
    'at(2030-01-01T00:00:00)',
  ])('refuses %s as AWS does', (expression) => {
    expect(parseRuleScheduleExpression(expression)).toBeUndefined();
  });
});
