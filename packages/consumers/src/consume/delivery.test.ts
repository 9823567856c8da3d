import { describe, expect, it } from 'vitest';
import { toRecord } from '../fixtures/sqs-event.ts';
import { describeDelivery, REDRIVEN_FROM_ATTRIBUTE } from './delivery.ts';

const deadLetterQueueArn = 'arn:aws:sqs:us-east-1:000000000000:busbar-dev-orders-dlq';

describe('describeDelivery', () => {
  it('calls a message live, also at its third attempt', () => {
    expect(describeDelivery(toRecord({ receiveCount: 3 }), undefined)).toEqual({
      kind: 'live',
      attempt: 3,
      receivedAt: '2010-12-01T08:26:00.500Z',
      messageId: 'message-1',
    });
  });

  it('calls a message with a replay name a replay, also when it was redriven', () => {
    const record = toRecord({ deadLetterQueueSourceArn: deadLetterQueueArn });

    expect(describeDelivery(record, 'rebuild-1')).toMatchObject({ kind: 'replay', replayName: 'rebuild-1' });
  });

  it('calls a message that came out of a dead-letter queue a redrive, by system or by message attribute', () => {
    const bySystem = toRecord({ deadLetterQueueSourceArn: deadLetterQueueArn });
    const byHand = toRecord({
      messageAttributes: {
        [REDRIVEN_FROM_ATTRIBUTE]: { dataType: 'String', stringValue: deadLetterQueueArn },
      },
    });

    expect(describeDelivery(bySystem, undefined).kind).toBe('redrive');
    expect(describeDelivery(byHand, undefined).kind).toBe('redrive');
  });
});
