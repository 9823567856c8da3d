import { orders } from '@busbar/events-schema';
import type { OrderViolation } from '../src/main-job/main-job-ports.ts';
import type { OrderEvent } from '../src/retail/to-order-event.ts';

/** Checks an order against its contract, as a publisher does before it sends. */
export function findContractViolations({ kind, data }: OrderEvent): readonly OrderViolation[] {
  const contract = kind === 'placed' ? orders.OrderPlaced.v2 : orders.OrderCancelled.v1;
  const result = contract.safeParse(data);
  return result.success ? [] : result.error.violations;
}
