import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { EventData, orders } from '@busbar/events-schema';
import { OrderTotalMismatchError } from './order-total-mismatch-error.ts';

type OrderPlaced = EventData<typeof orders.OrderPlaced>;
type OrderCancelled = EventData<typeof orders.OrderCancelled>;
type Item = Readonly<Record<string, AttributeValue>>;

/** An item of the read model, in DynamoDB's attribute values. */
export type ReadModelItem = Item & { readonly pk: { readonly S: string } };

/** What one event adds to its country's totals; pence are integers. */
export interface CountryIncrement {
  readonly orders: number;
  readonly cancellations: number;
  readonly grossPence: number;
  readonly cancelledPence: number;
  /** `grossPence` − `cancelledPence`. */
  readonly netRevenuePence: number;
}

/** The change that one event makes to the read model: one new item, and an increment of one country's totals. */
export interface ReadModelChange {
  readonly item: ReadModelItem;
  readonly country: string;
  readonly increment: CountryIncrement;
}

/**
 * Computes what an order adds: item `ORDER#<orderId>`. Nothing in it depends on when or in which order events come, so
 * that a replay gives the same bytes. The lines are counted, not copied: an event may have 1 MB, an item 400 KB.
 *
 * @throws OrderTotalMismatchError when the lines do not add up to `totalPence`.
 */
export function toOrderChange(data: OrderPlaced): ReadModelChange {
  assertTotal(data.orderId, data);
  return {
    item: {
      pk: { S: `ORDER#${data.orderId}` },
      orderId: { S: data.orderId },
      placedAt: { S: data.placedAt },
      ...commonAttributes(data),
    },
    country: data.country,
    increment: {
      orders: 1,
      cancellations: 0,
      grossPence: data.totalPence,
      cancelledPence: 0,
      netRevenuePence: data.totalPence,
    },
  };
}

/**
 * Computes what a cancellation adds: item `CANCELLATION#<cancellationId>`.
 *
 * @throws OrderTotalMismatchError when the lines do not add up to `totalPence`.
 */
export function toCancellationChange(data: OrderCancelled): ReadModelChange {
  assertTotal(data.cancellationId, data);
  return {
    item: {
      pk: { S: `CANCELLATION#${data.cancellationId}` },
      cancellationId: { S: data.cancellationId },
      cancelledAt: { S: data.cancelledAt },
      ...commonAttributes(data),
    },
    country: data.country,
    increment: {
      orders: 0,
      cancellations: 1,
      grossPence: 0,
      cancelledPence: data.totalPence,
      netRevenuePence: -data.totalPence,
    },
  };
}

/** Adds increments of one country up. */
export function sumIncrements(increments: readonly CountryIncrement[]): CountryIncrement {
  return increments.reduce((sum, each) => ({
    orders: sum.orders + each.orders,
    cancellations: sum.cancellations + each.cancellations,
    grossPence: sum.grossPence + each.grossPence,
    cancelledPence: sum.cancelledPence + each.cancelledPence,
    netRevenuePence: sum.netRevenuePence + each.netRevenuePence,
  }));
}

function commonAttributes({
  customerId,
  country,
  currency,
  totalPence,
  lines,
}: OrderPlaced | OrderCancelled): Item {
  const unitCount = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    ...(customerId !== undefined && { customerId: { S: customerId } }),
    country: { S: country },
    currency: { S: currency },
    totalPence: { N: String(totalPence) },
    lineCount: { N: String(lines.length) },
    unitCount: { N: String(unitCount) },
  };
}

function assertTotal(id: string, { totalPence, lines }: OrderPlaced | OrderCancelled): void {
  const linesPence = lines.reduce((sum, { quantity, unitPricePence }) => sum + quantity * unitPricePence, 0);
  if (linesPence !== totalPence) throw new OrderTotalMismatchError({ id, totalPence, linesPence });
}
