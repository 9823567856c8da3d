// Generated from contracts/orders/OrderCancelled by `busbar generate`. Do not edit.
import { defineEventFamily, type EventFamilyOf } from '../../runtime.ts';
import { orderCancelledV1 } from './order-cancelled.v1.gen.ts';

/** Goods of an earlier order have been cancelled or taken back. Owner: shop. */
export const OrderCancelled: EventFamilyOf<'orders.OrderCancelled', readonly [typeof orderCancelledV1]> = /* @__PURE__ */ defineEventFamily({
  detailType: "orders.OrderCancelled",
  description: "Goods of an earlier order have been cancelled or taken back.",
  owner: "shop",
  sources: ["busbar.shop"],
  versions: [orderCancelledV1],
  upcasters: [],
});
