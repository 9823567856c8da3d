// Generated from contracts/orders/OrderPlaced by `busbar generate`. Do not edit.
import { defineEventFamily, type EventFamilyOf } from '../../runtime.ts';
import { upcast as upcastV1ToV2 } from '../../../contracts/orders/OrderPlaced/upcast-v1-to-v2.ts';
import { orderPlacedV1 } from './order-placed.v1.gen.ts';
import { orderPlacedV2 } from './order-placed.v2.gen.ts';

/** A customer has placed an order. Owner: shop. */
export const OrderPlaced: EventFamilyOf<'orders.OrderPlaced', readonly [typeof orderPlacedV1, typeof orderPlacedV2]> = /* @__PURE__ */ defineEventFamily({
  detailType: "orders.OrderPlaced",
  description: "A customer has placed an order.",
  owner: "shop",
  sources: ["busbar.shop"],
  versions: [orderPlacedV1, orderPlacedV2],
  upcasters: [upcastV1ToV2],
});
