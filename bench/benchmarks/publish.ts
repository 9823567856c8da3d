import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { orders } from '@busbar/events-schema';
import { startLocalCloud } from '@busbar/local';
import { createPublisher } from '@busbar/producers';
import type { Benchmark } from '../benchmark.ts';
import { createOrders } from '../workload/create-orders.ts';
import { createRoutedBus } from '../workload/create-routed-bus.ts';
import { timeWork } from '../workload/time-work.ts';

const EVENTS = 5_000;
const WARM_UP_EVENTS = 1_000;
const EVENT_BUS = 'bench';

/** The typed publisher and the local cloud share one thread, as they do in a test. */
export const publish: Benchmark = {
  name: 'publish',
  description:
    'publishAll into a local cloud in the same process: validated, packed by 10, 20 rules of which 2 match',
  async run() {
    const { endpoint, region, credentials, stop } = await startLocalCloud();
    const connection = { endpoint, region, credentials };
    await createRoutedBus(connection, EVENT_BUS);
    const client = new EventBridgeClient({ ...connection, maxAttempts: 1 });
    const publisher = createPublisher({ eventBusName: EVENT_BUS, client, source: 'busbar.shop' });
    const toItems = (count: number, seed: number) =>
      createOrders(count, seed).map((data) => ({ event: orders.OrderPlaced, data }));

    await publisher.publishAll(toItems(WARM_UP_EVENTS, 1));
    const items = toItems(EVENTS, 2);
    const { perSecond, cpuMs } = await timeWork(EVENTS, () => publisher.publishAll(items));
    const detail = publisher.prepare(orders.OrderPlaced, items[0]!.data).entry.Detail;

    client.destroy();
    await stop();
    return [
      { name: 'events published', unit: 'events/s', value: perSecond },
      { name: 'CPU of client and cloud for one event', unit: 'ms', value: cpuMs },
      { name: 'detail of an event', unit: 'bytes', value: Buffer.byteLength(detail) },
    ];
  },
};
