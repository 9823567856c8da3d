import { orders } from '@busbar/events-schema';
import type { EventData } from '@busbar/events-schema';
import type { PublishRejectedError } from './publish-rejected-error.ts';
import type { PublishItem } from './publishable-event.ts';
import type { Publisher } from './publisher.ts';

declare const publisher: Publisher;
declare const rejection: PublishRejectedError;
declare const order: EventData<typeof orders.OrderPlaced>;

const { currency: _currency, totalPence: _totalPence, ...orderV1 } = order;

/** What compiles: each event with data of its own version. */
export const accepted = [
  publisher.publish(orders.OrderPlaced, order),
  publisher.publish(orders.OrderPlaced.v2, order, { correlationId: 'checkout-1', occurredAt: new Date() }),
  publisher.publish(orders.OrderPlaced.v1, orderV1),
  publisher.publishAll([]),
  publisher.publishAll([
    { event: orders.OrderPlaced, data: order, id: 'order-1' },
    { event: orders.OrderPlaced.v1, data: orderV1 },
  ]),
  publisher.publishAll([publisher.prepare(orders.OrderPlaced, order)]),
  publisher.publishAll(rejection.rejected),
  publisher.publishAll([order].map((data) => ({ event: orders.OrderPlaced, data }))),
];

/** A list that is built up, of several events. */
export const mixed: (PublishItem<typeof orders.OrderPlaced> | PublishItem<typeof orders.OrderPlaced.v1>)[] =
  [];
mixed.push({ event: orders.OrderPlaced, data: order }, { event: orders.OrderPlaced.v1, data: orderV1 });
export const acceptedMixed = publisher.publishAll(mixed);

/** The data of a prepared event keeps its type. */
export const totalPence: number = publisher.prepare(orders.OrderPlaced, order).detail.data.totalPence;

export const refused = [
  // @ts-expect-error totalPence is a number
  publisher.publish(orders.OrderPlaced, { ...order, totalPence: '1530' }),
  // @ts-expect-error the latest version needs currency and totalPence
  publisher.publish(orders.OrderPlaced, orderV1),
  // @ts-expect-error there is no such field
  publisher.publish(orders.OrderPlaced, { ...order, note: 'gift' }),
  // @ts-expect-error the data of another event
  publisher.publish(orders.OrderCancelled, order),
  // @ts-expect-error an event is a definition, not a name
  publisher.publish('orders.OrderPlaced', order),
  // @ts-expect-error there is no such option
  publisher.publish(orders.OrderPlaced, order, { correlation: 'checkout-1' }),
  publisher.publishAll([
    { event: orders.OrderPlaced.v1, data: orderV1 },
    // @ts-expect-error totalPence is a number, in the second item as in the first
    { event: orders.OrderPlaced, data: { ...order, totalPence: '1530' } },
  ]),
  // @ts-expect-error the data of an older version
  publisher.publishAll([{ event: orders.OrderPlaced, data: orderV1 }]),
  // @ts-expect-error the data of an older version, in a list of any length
  publisher.publishAll([orderV1].map((data) => ({ event: orders.OrderPlaced, data }))),
  // @ts-expect-error the data of an older version
  publisher.prepare(orders.OrderPlaced, orderV1),
];
