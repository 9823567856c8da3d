import { describe, expect, it } from 'vitest';
import { exampleArchivedEvent } from '../../test/archived-event.ts';
import { planS3Replay } from './plan-s3-replay.ts';

const pattern = JSON.stringify({ 'detail-type': ['orders.OrderPlaced'] });
const from = new Date('2010-12-01T08:00:00Z');
const to = new Date('2010-12-01T09:00:00Z');

function plan(events: readonly ReturnType<typeof exampleArchivedEvent>[], eventPattern = pattern) {
  const { events: planned, copies, outside } = planS3Replay({ events, pattern: eventPattern, from, to });
  return { planned: planned.map(({ eventId }) => eventId), copies, outside };
}

describe('planS3Replay', () => {
  it('includes the first second of the window and excludes its last', () => {
    const events = [
      exampleArchivedEvent('before', '2010-12-01T07:59:59Z'),
      exampleArchivedEvent('first', '2010-12-01T08:00:00Z'),
      exampleArchivedEvent('last', '2010-12-01T08:59:59Z'),
      exampleArchivedEvent('after', '2010-12-01T09:00:00Z'),
    ];
    expect(plan(events)).toEqual({ planned: ['first', 'last'], copies: 0, outside: 2 });
  });

  it('orders by time, then by id', () => {
    const events = [
      exampleArchivedEvent('c', '2010-12-01T08:30:00Z'),
      exampleArchivedEvent('b', '2010-12-01T08:30:00Z'),
      exampleArchivedEvent('a', '2010-12-01T08:31:00Z'),
      exampleArchivedEvent('d', '2010-12-01T08:29:00Z'),
    ];
    expect(plan(events).planned).toEqual(['d', 'b', 'c', 'a']);
    expect(plan(events.toReversed()).planned).toEqual(['d', 'b', 'c', 'a']);
  });

  it('takes an event once that stands in 3 objects', () => {
    const event = exampleArchivedEvent('a');
    const copies = ['1', '2', '3'].map((key) => ({ ...event, key }));
    expect(plan(copies)).toEqual({ planned: ['a'], copies: 2, outside: 0 });
  });

  it('takes only what the rule of the consumer matches', () => {
    const cancelled = JSON.stringify({ 'detail-type': ['orders.OrderCancelled'] });
    expect(plan([exampleArchivedEvent('a')], cancelled)).toEqual({ planned: [], copies: 0, outside: 1 });
  });

  it('plans nothing from an empty archive', () => {
    expect(plan([])).toEqual({ planned: [], copies: 0, outside: 0 });
  });
});
