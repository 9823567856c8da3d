import { orders } from '@busbar/events-schema';
import type { EventData } from '@busbar/events-schema';
import type { PublishedEvent, Publisher } from '@busbar/producers';

/** What a customer has in the basket. */
export interface Basket {
  readonly id: string;
  readonly customerId?: string;
  readonly country: string;
  readonly lines: readonly BasketLine[];
}

export interface BasketLine {
  readonly stockCode: string;
  readonly quantity: number;
  readonly unitPricePence: number;
}

export interface Checkout {
  /** Makes an order of a basket and tells the bus, under the basket's id: a second call is absorbed by consumers. */
  placeOrder(basket: Basket, placedAt: Date): Promise<PublishedEvent>;
}

/** Makes the checkout of a shop whose events go through a publisher. */
export function createCheckout(publisher: Publisher): Checkout {
  return {
    placeOrder(basket, placedAt) {
      return publisher.publish(orders.OrderPlaced, toOrder(basket, placedAt), {
        id: `basket-${basket.id}`,
        occurredAt: placedAt,
        correlationId: `basket-${basket.id}`,
      });
    },
  };
}

function toOrder({ id, lines, ...buyer }: Basket, placedAt: Date): EventData<typeof orders.OrderPlaced> {
  return {
    orderId: id,
    placedAt: placedAt.toISOString(),
    ...buyer,
    lines: [...lines],
    currency: 'GBP',
    totalPence: lines.reduce((sum, { quantity, unitPricePence }) => sum + quantity * unitPricePence, 0),
  };
}
