import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { deriveEventPattern } from './derive-event-pattern.ts';

describe('deriveEventPattern', () => {
  it('matches families by detail-type alone', () => {
    expect(deriveEventPattern([orders.OrderPlaced, orders.OrderCancelled])).toEqual({
      'detail-type': ['orders.OrderPlaced', 'orders.OrderCancelled'],
    });
  });

  it('matches one version by the major number, as the definition does itself', () => {
    expect(deriveEventPattern([orders.OrderPlaced.v2])).toEqual(orders.OrderPlaced.v2.pattern);
  });

  it('matches two versions of one event, in whatever order they are named', () => {
    const pattern = {
      'detail-type': ['orders.OrderPlaced'],
      detail: { metadata: { version: [{ prefix: '1.' }, { prefix: '2.' }] } },
    };

    expect(deriveEventPattern([orders.OrderPlaced.v1, orders.OrderPlaced.v2])).toEqual(pattern);
    expect(deriveEventPattern([orders.OrderPlaced.v2, orders.OrderPlaced.v1])).toEqual(pattern);
  });

  it('joins two events that are wanted in the same version', () => {
    expect(deriveEventPattern([orders.OrderPlaced.v1, orders.OrderCancelled.v1])).toEqual({
      'detail-type': ['orders.OrderPlaced', 'orders.OrderCancelled'],
      detail: { metadata: { version: [{ prefix: '1.' }] } },
    });
  });

  it('keeps a family and a version of another event apart with $or', () => {
    expect(deriveEventPattern([orders.OrderCancelled, orders.OrderPlaced.v2])).toEqual({
      $or: [
        { 'detail-type': ['orders.OrderCancelled'] },
        { 'detail-type': ['orders.OrderPlaced'], detail: { metadata: { version: [{ prefix: '2.' }] } } },
      ],
    });
  });

  it('matches every event by an empty prefix of its source', () => {
    expect(deriveEventPattern('all')).toEqual({ source: [{ prefix: '' }] });
  });
});
