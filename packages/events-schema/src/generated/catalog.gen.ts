// Generated from the contracts by `busbar generate`. Do not edit.
import type { EventFamily } from '../runtime.ts';
import { OrderCancelled as ordersOrderCancelled } from './orders/order-cancelled.gen.ts';
import { OrderPlaced as ordersOrderPlaced } from './orders/order-placed.gen.ts';

/** Every event by its detail-type. */
export const catalog: Readonly<Record<string, EventFamily>> = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.assign(/* @__PURE__ */ Object.create(null), {
    "orders.OrderCancelled": ordersOrderCancelled,
    "orders.OrderPlaced": ordersOrderPlaced,
  }),
);
