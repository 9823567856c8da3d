import { describe, expect, it } from 'vitest';
import { cancelledV1, placedV2 } from '../fixtures/sqs-event.ts';
import { toCancellationChange, toOrderChange } from './read-model.ts';

describe('toOrderChange', () => {
  it('gives an item with counted lines and adds the total to its country', () => {
    expect(toOrderChange(placedV2)).toEqual({
      item: {
        pk: { S: 'ORDER#536365' },
        orderId: { S: '536365' },
        placedAt: { S: '2010-12-01T08:26:00.000Z' },
        customerId: { S: '17850' },
        country: { S: 'United Kingdom' },
        currency: { S: 'GBP' },
        totalPence: { N: '610' },
        lineCount: { N: '2' },
        unitCount: { N: '3' },
      },
      country: 'United Kingdom',
      increment: { orders: 1, cancellations: 0, grossPence: 610, cancelledPence: 0, netRevenuePence: 610 },
    });
  });

  it('leaves customerId out for a guest', () => {
    const { customerId, ...guest } = placedV2;

    expect(toOrderChange(guest).item).not.toHaveProperty('customerId');
  });

  it('takes an order of free goods', () => {
    const free = {
      ...placedV2,
      totalPence: 0,
      lines: [{ stockCode: '22841', quantity: 3, unitPricePence: 0 }],
    };

    expect(toOrderChange(free).increment.grossPence).toBe(0);
  });

  it.each([609, 611])('refuses a total of %i pence over lines of 610', (totalPence) => {
    expect(() => toOrderChange({ ...placedV2, totalPence })).toThrow(
      expect.objectContaining({ code: 'ORDER_TOTAL_MISMATCH', id: '536365', totalPence, linesPence: 610 }),
    );
  });

  it('says in one line what does not add up', () => {
    expect(() => toOrderChange({ ...placedV2, totalPence: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[OrderTotalMismatchError: Failed to project order "536365": totalPence is 1, its lines add up to 610. Find out from the producer which is right and publish the order anew; this event stays in the dead-letter queue.]`,
    );
  });
});

describe('toCancellationChange', () => {
  it('gives an item and takes the total from the net revenue of its country', () => {
    expect(toCancellationChange(cancelledV1)).toEqual({
      item: {
        pk: { S: 'CANCELLATION#C536379' },
        cancellationId: { S: 'C536379' },
        cancelledAt: { S: '2010-12-01T09:41:00.000Z' },
        country: { S: 'United Kingdom' },
        currency: { S: 'GBP' },
        totalPence: { N: '255' },
        lineCount: { N: '1' },
        unitCount: { N: '1' },
      },
      country: 'United Kingdom',
      increment: { orders: 0, cancellations: 1, grossPence: 0, cancelledPence: 255, netRevenuePence: -255 },
    });
  });

  it('refuses a total that differs from its lines', () => {
    expect(() => toCancellationChange({ ...cancelledV1, totalPence: 256 })).toThrow(
      expect.objectContaining({ code: 'ORDER_TOTAL_MISMATCH', id: 'C536379' }),
    );
  });
});
