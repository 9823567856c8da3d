// Generated from contracts/orders/OrderCancelled/v1.schema.json by `busbar generate`. Do not edit.
import { defineEvent, type EventDefinition } from '../../runtime.ts';
import { validate } from './order-cancelled.v1.validator.gen.ts';

/**
 * Country that the order goes to, by its English name as the shop writes it.
 *
 * @minLength 1
 * @maxLength 64
 */
export type Country = string;
/**
 * Price of one piece in whole pence; 0 for a gift.
 *
 * @minimum 0
 * @maximum 2147483648
 */
export type UnitPricePence = number;
/**
 * ISO 4217 code of the currency of every amount in the event.
 */
export type Currency = 'GBP';

/**
 * Goods of an earlier order have been cancelled or taken back.
 */
export interface OrderCancelledV1 {
  /**
   * Invoice number of the cancellation; it begins with C.
   */
  cancellationId: string;
  /**
   * When it was cancelled.
   *
   * @format date-time
   */
  cancelledAt: string;
  /**
   * Number of the customer; absent for a guest.
   */
  customerId?: string;
  country: Country;
  /**
   * What was cancelled; quantities are positive.
   *
   * @minItems 1
   */
  lines: OrderLine[];
  currency: Currency;
  /**
   * Sum over all lines of quantity times unit price, in pence; positive.
   */
  totalPence: number;
}
/**
 * One article of an order.
 */
export interface OrderLine {
  /**
   * Article number.
   */
  stockCode: string;
  /**
   * Article name for people; may be empty.
   *
   * @maxLength 256
   */
  description?: string;
  /**
   * Pieces.
   *
   * @minimum 1
   * @maximum 2147483648
   */
  quantity: number;
  unitPricePence: UnitPricePence;
}

/** `orders.OrderCancelled`, version 1. */
export const orderCancelledV1: EventDefinition<'orders.OrderCancelled', 1, OrderCancelledV1> = /* @__PURE__ */ defineEvent<'orders.OrderCancelled', 1, OrderCancelledV1>({
  detailType: "orders.OrderCancelled",
  major: 1,
  minor: 0,
  sources: ["busbar.shop"],
  classifications: {"/customerId":"pii"},
  fields: [{"fields":{"cancellationId":-1,"cancelledAt":-1,"customerId":-1,"country":-1,"lines":1,"currency":-1,"totalPence":-1}},{"items":2},{"fields":{"stockCode":-1,"description":-1,"quantity":-1,"unitPricePence":-1}}],
  validate,
});
