import type { OrderPlacedV1 } from '../../../src/generated/orders/order-placed.v1.gen.ts';
import type { OrderPlacedV2 } from '../../../src/generated/orders/order-placed.v2.gen.ts';

/** Version 1 knew pounds sterling only and left the total to be summed up. */
export function upcast(data: OrderPlacedV1): OrderPlacedV2 {
  const totalPence = data.lines.reduce((sum, line) => sum + line.quantity * line.unitPricePence, 0);
  return { ...data, currency: 'GBP', totalPence };
}
