import { createRandom } from '@busbar/core';
import type { EventData, orders } from '@busbar/events-schema';

/** Data of `orders.OrderPlaced`, latest version. */
export type Order = EventData<typeof orders.OrderPlaced>;

/** Share of orders from the one country that most come from, as in a national shop: its totals are one hot item. */
const HOME_SHARE = 0.85;
const otherCountries = [
  'France',
  'Germany',
  'EIRE',
  'Spain',
  'Netherlands',
  'Belgium',
  'Switzerland',
  'Portugal',
];

/** Makes valid orders that differ from one another; the same ones for the same seed. */
export function createOrders(count: number, seed: number): readonly Order[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const quantity = random.integer(1, 24);
    const unitPricePence = random.integer(19, 1_995);
    return {
      orderId: `${seed}-${index}`,
      placedAt: new Date(Date.UTC(2010, 11, 1, 8) + index * 1_000).toISOString(),
      customerId: String(random.integer(12_000, 18_000)),
      country:
        random.next() < HOME_SHARE
          ? 'United Kingdom'
          : otherCountries[random.integer(0, otherCountries.length - 1)]!,
      currency: 'GBP',
      lines: [{ stockCode: '85123A', description: 'WHITE HANGING T-LIGHT HOLDER', quantity, unitPricePence }],
      totalPence: quantity * unitPricePence,
    };
  });
}
