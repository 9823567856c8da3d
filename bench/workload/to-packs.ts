import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { orders } from '@busbar/events-schema';
import { createInProcessEventBus, createPublisher } from '@busbar/producers';
import type { Order } from './create-orders.ts';

/** Entries of one PutEvents call. */
export type Pack = PutEventsRequestEntry[];

const PACK_ENTRIES = 10;

/** Makes PutEvents calls of 10 entries out of orders, as the publisher would. */
export function toPacks(all: readonly Order[], eventBusName: string): readonly Pack[] {
  const publisher = createPublisher({ eventBus: createInProcessEventBus(), source: 'busbar.shop' });
  const entries = all.map((order) => {
    const { Time, Source, DetailType, Detail } = publisher.prepare(orders.OrderPlaced, order).entry;
    return { Time, Source, DetailType, Detail, EventBusName: eventBusName };
  });
  return Array.from({ length: Math.ceil(entries.length / PACK_ENTRIES) }, (_, index) =>
    entries.slice(index * PACK_ENTRIES, (index + 1) * PACK_ENTRIES),
  );
}
