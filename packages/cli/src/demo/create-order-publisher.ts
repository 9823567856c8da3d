import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ContractViolationError, orders } from '@busbar/events-schema';
import type { OrderEvent, OrderPublisherPort, OrderViolation, OutgoingOrder } from '@busbar/operations';
import { createPublisher, EventTooLargeError, type Publisher } from '@busbar/producers';

export interface OrderPublisherOptions {
  readonly eventBusName: string;
  /** Client with `maxAttempts: 1`: the publisher retries by itself. */
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
    findViolations: (order) => findViolations(publisher, order),
    async publishAll(outgoing) {
      const published = await publisher.publishAll(
        outgoing.map((each) => toPublication(each, correlationId)),
      );
      return published.length;
    },
  };
}

function findViolations(publisher: Publisher, order: OrderEvent): readonly OrderViolation[] {
  try {
    if (order.kind === 'placed') publisher.prepare(orders.OrderPlaced, order.data);
    else publisher.prepare(orders.OrderCancelled, order.data);
    return [];
  } catch (error) {
    if (error instanceof ContractViolationError) return error.violations;
    if (error instanceof EventTooLargeError) {
      return [{ pointer: '/', message: `must be at most ${error.limitBytes} bytes`, value: error.sizeBytes }];
    }
    throw error;
  }
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
