import { describe, expect, it } from 'vitest';
import { findFailureReason, sumMetric } from './read-function-logs.ts';

describe('sumMetric', () => {
  const metrics = (values: object) => JSON.stringify({ _aws: { Timestamp: 1 }, service: 's', ...values });

  it('adds up one metric over embedded metric lines, single values and lists', () => {
    const lines = [
      metrics({ EventsHandled: 10, DuplicatesAbsorbed: 2 }),
      metrics({ EventsHandled: 3 }),
      metrics({ DuplicatesAbsorbed: [1, 4] }),
    ];
    expect(sumMetric(lines, 'DuplicatesAbsorbed')).toBe(7);
    expect(sumMetric(lines, 'EventsHandled')).toBe(13);
  });

  it('counts nothing from other lines', () => {
    const lines = [
      'START RequestId: 1 Version: $LATEST',
      '',
      '{"DuplicatesAbsorbed":5}',
      '{"DuplicatesAbsorbed":',
      metrics({ DuplicatesAbsorbed: '5' }),
    ];
    expect(sumMetric(lines, 'DuplicatesAbsorbed')).toBe(0);
  });

  it('reads a line behind the time and request id that Lambda puts before it', () => {
    const line = `2025-01-01T00:00:00.000Z\t3f1c\tINFO\t${metrics({ EventsHandled: 1 })}`;
    expect(sumMetric([line], 'EventsHandled')).toBe(1);
  });
});

describe('findFailureReason', () => {
  const failure = (facts: object) => JSON.stringify({ level: 'ERROR', eventId: 'a', reason: 'no', ...facts });

  it('finds the reason in the last error line about the event', () => {
    const lines = [
      failure({ reason: 'first' }),
      failure({ reason: 'last' }),
      failure({ eventId: 'b', reason: 'other' }),
    ];
    expect(findFailureReason(lines, 'a')).toBe('last');
  });

  it.each([
    ['no line', []],
    ['a warning', [failure({ level: 'WARN' })]],
    ['another event', [failure({ eventId: 'b' })]],
    ['no reason', [failure({ reason: 7 })]],
    ['a line that is cut off', ['{"level":"ERROR","eventId":"a"']],
  ])('finds nothing in %s', (_what, lines) => {
    expect(findFailureReason(lines, 'a')).toBeUndefined();
  });
});
