// Generated from the contracts by `busbar generate`. Do not edit.
import { orderCancelledV1Example as ordersOrderCancelledV1 } from './orders/order-cancelled.v1.example.gen.ts';
import { orderPlacedV1Example as ordersOrderPlacedV1 } from './orders/order-placed.v1.example.gen.ts';
import { orderPlacedV2Example as ordersOrderPlacedV2 } from './orders/order-placed.v2.example.gen.ts';

/** Makes data of every version of every event, for tests: `examples.<domain>.<Event>.v<major>({ seed, overrides })`. */
export const examples = {
  orders: {
    OrderCancelled: { v1: ordersOrderCancelledV1 },
    OrderPlaced: { v1: ordersOrderPlacedV1, v2: ordersOrderPlacedV2 },
  },
} as const;
