import { createUuidV7, type Random } from '@busbar/core';
import type { OrderEvent } from '../retail/to-order-event.ts';
import type { OutgoingOrder } from './main-job-ports.ts';

export interface PublicationPlan {
  /** Every accepted order once. */
  readonly orders: readonly OutgoingOrder[];
  /** Orders that are published a second time under the same id. */
  readonly again: readonly OutgoingOrder[];
  /** An order that its contract accepts and the projection cannot: its total is not that of its lines. */
  readonly poison: OutgoingOrder;
}

/** One order placed in so many is published by an older producer, as v1. */
const OLD_PRODUCER_SHARE = 10;
/** One order in so many is published twice. */
const PUBLISHED_TWICE_SHARE = 20;

/** Plans what the main job publishes; the random source decides ids and which orders go out twice. */
export function planPublication(
  accepted: readonly OrderEvent[],
  random: Random,
  nowMs: number,
): PublicationPlan {
  const nextId = () => createUuidV7({ nowMs, random });
  const orders = accepted.map((order, index) => ({
    order,
    id: nextId(),
    version: order.kind === 'placed' && index % OLD_PRODUCER_SHARE === 0 ? (1 as const) : (2 as const),
  }));
  const firstTwice = random.integer(0, Math.max(0, orders.length - 1));
  const again = orders.filter(
    (_order, index) => index === firstTwice || random.integer(1, PUBLISHED_TWICE_SHARE) === 1,
  );
  return { orders, again, poison: { order: toPoison(accepted), id: nextId(), version: 2 } };
}

function toPoison(accepted: readonly OrderEvent[]): OrderEvent {
  const template = accepted.find((order) => order.kind === 'placed');
  const placedAt = template?.data.placedAt ?? '2010-12-01T00:00:00.000Z';
  const invoice = template?.invoice ?? { invoiceNo: 'POISON', kind: 'placed', lines: [], malformed: [] };
  return {
    kind: 'placed',
    invoice,
    data: {
      orderId: 'POISON',
      placedAt,
      country: 'United Kingdom',
      currency: 'GBP',
      lines: [{ stockCode: 'POISON', quantity: 1, unitPricePence: 100 }],
      totalPence: 101,
    },
  };
}

/** Finds the times between which a replay delivers every event that was published; EventBridge keeps whole seconds. */
export function toReplayWindow(outgoing: readonly OutgoingOrder[]): {
  /** Included. */
  readonly from: Date;
  /** Excluded. */
  readonly to: Date;
} {
  const seconds = outgoing
    .map(({ order }) =>
      Math.floor(Date.parse(order.kind === 'placed' ? order.data.placedAt : order.data.cancelledAt) / 1_000),
    )
    .sort((a, b) => a - b);
  return { from: new Date(seconds[0]! * 1_000), to: new Date((seconds.at(-1)! + 1) * 1_000) };
}
