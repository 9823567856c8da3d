import type { EventHandlers } from '../consume/event-handler.ts';
import { toCancellationChange, toOrderChange } from './read-model.ts';
import type { ReadModelStore } from './read-model-store.ts';
import type { orderProjection } from './subscription.ts';

/** Makes the handlers of `order-projection`: each event becomes one change of the read model. */
export function createOrderProjection(
  readModel: ReadModelStore,
): EventHandlers<(typeof orderProjection)['events']> {
  return {
    'orders.OrderPlaced': async ({ data }) => readModel.apply(toOrderChange(data)),
    'orders.OrderCancelled': async ({ data }) => readModel.apply(toCancellationChange(data)),
  };
}
