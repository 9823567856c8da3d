import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { orders } from '@busbar/events-schema';
import type { OrderPublisherPort, OutgoingOrder } from '@busbar/operations';
import { createPublisher } from '@busbar/producers';

export interface OrderPublisherOptions {
  readonly eventBusName: string;
  readonly client: EventBridgeClient;
  /** `metadata.correlationId` of every event of the run. */
  readonly correlationId: string;
}

/** Publishes orders of the main job with the typed publisher; a v1 order goes out as an older producer sends it. */
export function createOrderPublisher({
  eventBusName,
  client,
  correlationId,
}: OrderPublisherOptions): OrderPublisherPort {
  const publisher = createPublisher({
    eventBusName,
    client,
    source: 'busbar.shop',
    producer: { service: 'demo-shop' },
  });
  return {
    findViolations(order) {
      const definition = order.kind === 'placed' ? orders.OrderPlaced.v2 : orders.OrderCancelled.v1;
      const parsed = definition.safeParse(order.data);
      return parsed.success ? [] : parsed.error.violations;
    },
    async publishAll(outgoing) {
      await publisher.publishAll(outgoing.map((each) => toPublication(each, correlationId)));
    },
  };
}

function toPublication({ order, id, version }: OutgoingOrder, correlationId: string) {
  if (order.kind === 'cancelled') {
    const occurredAt = order.data.cancelledAt;
    return { event: orders.OrderCancelled.v1, data: order.data, id, correlationId, occurredAt };
  }
  const occurredAt = order.data.placedAt;
  if (version === 2) return { event: orders.OrderPlaced.v2, data: order.data, id, correlationId, occurredAt };
  const { currency: _currency, totalPence: _totalPence, ...v1 } = order.data;
  return { event: orders.OrderPlaced.v1, data: v1, id, correlationId, occurredAt };
}
