import type { EventData, orders } from '@busbar/events-schema';
import type { Invoice } from './invoice.ts';

/** An invoice as the data of an event; nothing has been checked against the contract yet. */
export type OrderEvent =
  | {
      readonly kind: 'placed';
      readonly invoice: Invoice;
      readonly data: EventData<typeof orders.OrderPlaced.v2>;
    }
  | {
      readonly kind: 'cancelled';
      readonly invoice: Invoice;
      readonly data: EventData<typeof orders.OrderCancelled.v1>;
    };

/**
 * Turns an invoice into the data of `orders.OrderPlaced` v2 or `orders.OrderCancelled` v1: line `i` of the event is
 * line `i` of the invoice. The earliest line dates the order; a cancellation's quantities become positive.
 */
export function toOrderEvent(invoice: Invoice): OrderEvent {
  const first = invoice.lines[0]!;
  const sign = invoice.kind === 'cancelled' ? -1 : 1;
  const lines = invoice.lines.map(({ stockCode, description, quantity, unitPricePence }) => ({
    stockCode,
    ...(description === undefined ? {} : { description }),
    quantity: sign * quantity,
    unitPricePence,
  }));
  const shared = {
    ...(first.customerId === undefined ? {} : { customerId: first.customerId }),
    country: first.country,
    currency: 'GBP' as const,
    lines: lines as [(typeof lines)[number], ...typeof lines],
    totalPence: lines.reduce((total, { quantity, unitPricePence }) => total + quantity * unitPricePence, 0),
  };
  const dated = invoice.lines.map(({ invoiceDate }) => invoiceDate).sort()[0]!;
  return invoice.kind === 'placed'
    ? { kind: 'placed', invoice, data: { orderId: invoice.invoiceNo, placedAt: dated, ...shared } }
    : {
        kind: 'cancelled',
        invoice,
        data: { cancellationId: invoice.invoiceNo, cancelledAt: dated, ...shared },
      };
}
