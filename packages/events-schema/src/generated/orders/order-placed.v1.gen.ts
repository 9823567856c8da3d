// Generated from contracts/orders/OrderPlaced/v1.schema.json by `busbar generate`. Do not edit.
import { defineEvent, type EventDefinition } from '../../runtime.ts';
import { validate } from './order-placed.v1.validator.gen.ts';

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
 * A customer has placed an order.
 */
export interface OrderPlacedV1 {
  /**
   * Invoice number of the order.
   */
  orderId: string;
  /**
   * When the customer placed it.
   *
   * @format date-time
   */
  placedAt: string;
  /**
   * Number of the customer; absent for a guest.
   */
  customerId?: string;
  country: Country;
  /**
   * What was ordered.
   *
   * @minItems 1
   */
  lines: OrderLine[];
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

/** `orders.OrderPlaced`, version 1. */
export const orderPlacedV1: EventDefinition<'orders.OrderPlaced', 1, OrderPlacedV1> = /* @__PURE__ */ defineEvent<'orders.OrderPlaced', 1, OrderPlacedV1>({
  detailType: "orders.OrderPlaced",
  major: 1,
  minor: 0,
  sources: ["busbar.shop"],
  classifications: {"/customerId":"pii"},
  fields: [{"fields":{"orderId":-1,"placedAt":-1,"customerId":-1,"country":-1,"lines":1}},{"items":2},{"fields":{"stockCode":-1,"description":-1,"quantity":-1,"unitPricePence":-1}}],
  validate,
});
