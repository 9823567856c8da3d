import type { EventData, orders } from '@busbar/events-schema';

/** A valid order of version 2. */
export const order: EventData<typeof orders.OrderPlaced> = {
  orderId: '700001',
  placedAt: '2010-12-01T08:26:00.000Z',
  customerId: '17850',
  country: 'United Kingdom',
  lines: [{ stockCode: '85123A', description: 'Heart holder', quantity: 6, unitPricePence: 255 }],
  currency: 'GBP',
  totalPence: 1_530,
};

/** As many orders as asked for, `700001`, `700002`… */
export function createOrders(count: number): EventData<typeof orders.OrderPlaced>[] {
  return Array.from({ length: count }, (_, index) => ({ ...order, orderId: String(700_001 + index) }));
}
