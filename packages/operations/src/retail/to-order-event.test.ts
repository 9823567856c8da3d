import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { exampleInvoice, exampleLine } from '../../test/example-invoices.ts';
import { toOrderEvent } from './to-order-event.ts';

describe('toOrderEvent', () => {
  it('turns an invoice of 2 lines into the data of orders.OrderPlaced v2, dated by its earliest line', () => {
    const invoice = exampleInvoice([
      exampleLine({ customerId: '17850', invoiceDate: '2010-12-01T08:27:00.000Z' }),
      exampleLine({ stockCode: 'P-1', description: undefined, quantity: 2, unitPricePence: 0 }),
    ]);
    const event = toOrderEvent(invoice);
    expect(event).toEqual({
      kind: 'placed',
      invoice,
      data: {
        orderId: '700001',
        placedAt: '2010-12-01T08:26:00.000Z',
        customerId: '17850',
        country: 'France',
        currency: 'GBP',
        lines: [
          { stockCode: 'L-2041', description: 'LANTERN', quantity: 6, unitPricePence: 255 },
          { stockCode: 'P-1', quantity: 2, unitPricePence: 0 },
        ],
        totalPence: 1_530,
      },
    });
    expect(orders.OrderPlaced.v2.safeParse(event.data).success).toBe(true);
  });

  it('leaves customerId out for a guest', () => {
    expect('customerId' in toOrderEvent(exampleInvoice()).data).toBe(false);
  });

  it('makes the quantities of a cancellation positive', () => {
    const invoice = exampleInvoice([exampleLine({ invoiceNo: 'C700001', quantity: -6 })]);
    const event = toOrderEvent(invoice);
    expect(event).toEqual({
      kind: 'cancelled',
      invoice,
      data: {
        cancellationId: 'C700001',
        cancelledAt: '2010-12-01T08:26:00.000Z',
        country: 'France',
        currency: 'GBP',
        lines: [{ stockCode: 'L-2041', description: 'LANTERN', quantity: 6, unitPricePence: 255 }],
        totalPence: 1_530,
      },
    });
    expect(orders.OrderCancelled.v1.safeParse(event.data).success).toBe(true);
  });

  it.each([
    ['an order with a negative quantity', exampleLine({ quantity: -1 }), -1],
    ['a cancellation with a positive quantity', exampleLine({ invoiceNo: 'C1', quantity: 1 }), -1],
  ])('leaves %s to the contract', (_what, line, quantity) => {
    expect(toOrderEvent(exampleInvoice([line])).data.lines[0]!.quantity).toBe(quantity);
  });
});
