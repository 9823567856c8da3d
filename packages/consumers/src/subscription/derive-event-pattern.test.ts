import { compilePattern } from '@busbar/event-pattern';
import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { toEnvelope } from '../fixtures/sqs-event.ts';
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

  it('gives patterns that match exactly what was subscribed to', () => {
    const placedV1 = toEnvelope({ metadata: { version: '1.3' } });
    const placedV2 = toEnvelope({ metadata: { version: '2.0' } });
    const placedV21 = toEnvelope({ metadata: { version: '21.0' } });
    const cancelledV1 = toEnvelope({ detailType: 'orders.OrderCancelled', metadata: { version: '1.0' } });
    const foreign = { source: 'aws.s3', 'detail-type': 'Object Created', detail: {} };
    const events = [placedV1, placedV2, placedV21, cancelledV1, foreign];
    const matched = (pattern: object) => {
      const compiled = compilePattern(JSON.stringify(pattern));
      return events.map((event) => compiled.matches(event));
    };

    expect(matched(deriveEventPattern([orders.OrderPlaced]))).toEqual([true, true, true, false, false]);
    expect(matched(deriveEventPattern([orders.OrderPlaced.v2]))).toEqual([false, true, false, false, false]);
    expect(matched(deriveEventPattern([orders.OrderCancelled, orders.OrderPlaced.v2]))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(matched(deriveEventPattern('all'))).toEqual([true, true, true, true, true]);
  });
});
