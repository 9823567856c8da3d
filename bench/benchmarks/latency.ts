import { orders } from '@busbar/events-schema';
import { createPublisher } from '@busbar/producers';
import type { Benchmark } from '../benchmark.ts';
import { percentile } from '../measure.ts';
import { createOrders } from '../workload/create-orders.ts';
import { PROJECTION, type Shop, startShop } from '../workload/start-shop.ts';

const EVENTS = 300;
/** Events after which code is compiled and connections are open; they are not counted. */
const WARM_UP_EVENTS = 100;

/** One event at a time: `publish` has returned → the function has returned. */
export const latency: Benchmark = {
  name: 'latency',
  description: 'a single event: publish has returned → order-projection has handled it',
  async run() {
    const alone = await measure('projection');
    const all = await measure('all');
    return [
      { name: 'first event, order-projection alone', unit: 'ms', value: alone.firstMs },
      { name: 'warm event, order-projection alone, p50', unit: 'ms', value: percentile(alone.warmMs, 50) },
      { name: 'warm event, order-projection alone, p95', unit: 'ms', value: percentile(alone.warmMs, 95) },
      { name: 'first event, all three consumers', unit: 'ms', value: all.firstMs },
      { name: 'warm event, all three consumers, p50', unit: 'ms', value: percentile(all.warmMs, 50) },
      { name: 'warm event, all three consumers, p95', unit: 'ms', value: percentile(all.warmMs, 95) },
    ];
  },
};

async function measure(
  consumers: 'projection' | 'all',
): Promise<{ readonly firstMs: number; readonly warmMs: readonly number[] }> {
  const shop = await startShop(consumers);
  const { cloud, client, deployment } = shop;
  const { eventBusName } = deployment;
  const publisher = createPublisher({ eventBusName, client, source: 'busbar.shop' });
  const [first, ...others] = createOrders(WARM_UP_EVENTS + EVENTS, 1);
  const timeHandling = async (order: typeof first & object) => {
    const handled = nextReturn(shop);
    await publisher.publish(orders.OrderPlaced, order);
    const publishedMs = performance.now();
    const latencyMs = (await handled) - publishedMs;
    await cloud.settle();
    return latencyMs;
  };

  const firstMs = await timeHandling(first!);
  const times: number[] = [];
  for (const order of others) times.push(await timeHandling(order));

  await shop.stop();
  return { firstMs, warmMs: times.slice(WARM_UP_EVENTS - 1).sort((a, b) => a - b) };
}

/** @returns when the projection's next invocation ended, on the clock of `performance`. */
function nextReturn({ cloud, deployment }: Shop): Promise<number> {
  const { functionName } = deployment.consumers[PROJECTION]!;
  return new Promise((resolve, reject) => {
    const stop = cloud.spy.listen((record) => {
      if (record.type !== 'function-returned' || record.functionName !== functionName) return;
      stop();
      if (record.outcome === 'success') resolve(performance.now());
      else reject(new Error(`${functionName} ended with ${record.outcome}.`));
    });
  });
}
