// Generated from contracts/orders by `busbar generate`. Do not edit.
export { OrderCancelled } from './order-cancelled.gen.ts';
export type { OrderCancelledV1 } from './order-cancelled.v1.gen.ts';
export { OrderPlaced } from './order-placed.gen.ts';
export type { OrderPlacedV1 } from './order-placed.v1.gen.ts';
export type { OrderPlacedV2 } from './order-placed.v2.gen.ts';
