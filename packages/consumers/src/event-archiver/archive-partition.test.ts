import { describe, expect, it } from 'vitest';
import type { RawEvent } from '../consume/consume-batch.ts';
import { archivePartition } from './archive-partition.ts';

function partitionOf(envelope: unknown): string {
  return archivePartition({
    messageId: 'message-1',
    body: JSON.stringify(envelope),
    envelope,
    sentAtMs: Date.UTC(2010, 11, 5, 23, 59),
    delivery: { kind: 'live', attempt: 1, receivedAt: '2010-12-05T23:59:00.000Z', messageId: 'message-1' },
  } satisfies RawEvent);
}

const envelope = { source: 'busbar.shop', 'detail-type': 'orders.OrderPlaced', time: '2010-12-01T08:26:00Z' };

describe('archivePartition', () => {
  it('goes by source, detail-type and UTC hour', () => {
    expect(partitionOf(envelope)).toBe(
      'archive/source=busbar.shop/detail-type=orders.OrderPlaced/year=2010/month=12/day=01/hour=08/',
    );
  });

  it('turns a time with an offset into UTC', () => {
    expect(partitionOf({ ...envelope, time: '2011-01-01T00:30:00+01:00' })).toBe(
      'archive/source=busbar.shop/detail-type=orders.OrderPlaced/year=2010/month=12/day=31/hour=23/',
    );
  });

  it('encodes what could add a level to the key or confuse S3', () => {
    expect(partitionOf({ ...envelope, source: '../a/b=c', 'detail-type': "EC2 Instance's ~State*" })).toBe(
      'archive/source=..%2Fa%2Fb%3Dc/detail-type=EC2%20Instance%27s%20%7EState%2A/year=2010/month=12/day=01/hour=08/',
    );
  });

  it('takes the time at which the message reached the queue where the event has none, and marks missing values', () => {
    const expected =
      'archive/source=__HIVE_DEFAULT_PARTITION__/detail-type=__HIVE_DEFAULT_PARTITION__/year=2010/month=12/day=05/hour=23/';

    for (const odd of [7, null, 'text', [], { time: 'yesterday', source: '', 'detail-type': 3 }]) {
      expect(partitionOf(odd)).toBe(expected);
    }
  });

  it('keeps a key below 1,024 bytes and two long values apart', () => {
    const long = partitionOf({ ...envelope, source: 'ü'.repeat(256), 'detail-type': '/'.repeat(128) });
    const other = partitionOf({ ...envelope, source: `${'ü'.repeat(255)}v`, 'detail-type': '/'.repeat(128) });

    expect(long.length).toBeLessThan(900);
    expect(long).not.toBe(other);
    expect(() => decodeURIComponent(long)).not.toThrow();
  });

  it('takes half a surrogate pair', () => {
    expect(partitionOf({ ...envelope, source: '\ud800' })).toContain('source=%EF%BF%BD/');
  });
});
