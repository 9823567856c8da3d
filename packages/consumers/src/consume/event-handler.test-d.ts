import { orders } from '@busbar/events-schema';
import { defineSubscription } from '../subscription/define-subscription.ts';
import { consume } from './consume.ts';

const subscription = defineSubscription({
  name: 'typed',
  description: 'Compiles or not.',
  events: [orders.OrderPlaced, orders.OrderCancelled],
  replay: 'run',
});
const versions = defineSubscription({
  name: 'typed-versions',
  description: 'Compiles or not.',
  events: [orders.OrderPlaced.v1, orders.OrderPlaced.v2],
  replay: 'run',
});

consume(subscription, {
  'orders.OrderPlaced': async ({ data, major }) => {
    const latest: 2 = major;
    const total: number = data.totalPence;
    // @ts-expect-error an order has no cancellationId
    data.cancellationId;
    return total > latest ? { outcome: 'duplicate' } : undefined;
  },
  'orders.OrderCancelled': async ({ data }) => {
    const id: string = data.cancellationId;
    // @ts-expect-error the id is a string
    const wrong: number = data.cancellationId;
    return void [id, wrong];
  },
});

// @ts-expect-error the handler of orders.OrderCancelled is missing
consume(subscription, { 'orders.OrderPlaced': async () => {} });

consume(subscription, {
  // @ts-expect-error a handler's outcome is 'handled' or 'duplicate'
  'orders.OrderPlaced': async () => ({ outcome: 'done' }),
  'orders.OrderCancelled': async () => {},
});

consume(subscription, async (event) => {
  if (event.detailType === 'orders.OrderPlaced') return void event.data.placedAt;
  return void event.data.cancelledAt;
});

consume(versions, {
  'orders.OrderPlaced': async (event) => {
    // @ts-expect-error version 1 has no total
    event.data.totalPence;
    if (event.major === 2) return void event.data.totalPence;
  },
});
