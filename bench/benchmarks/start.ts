import { setTimeout as wait } from 'node:timers/promises';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Benchmark } from '../benchmark.ts';
import { createOrders } from '../workload/create-orders.ts';
import { sendPacks } from '../workload/send-packs.ts';
import { assembly } from '../workload/start-shop.ts';
import { startBusbarLocal } from '../workload/start-busbar-local.ts';
import { toPacks } from '../workload/to-packs.ts';

/** So long the process is left alone before its memory is read. */
const IDLE_MS = 2_000;
const EVENT_BUS = 'busbar-dev';

/** `busbar local` as a user starts it: Node's own start, reading the sources and deploying the assembly included. */
export const start: Benchmark = {
  name: 'start',
  description: 'process start → the port answers, and memory of the idle process',
  async run() {
    const empty = await startBusbarLocal();
    await empty.stop();

    const shop = await startBusbarLocal(['--assembly', assembly]);
    await wait(IDLE_MS);
    const idle = shop.residentMegabytes();

    const client = new EventBridgeClient({
      endpoint: shop.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
    await sendPacks(client, toPacks(createOrders(1, 1), EVENT_BUS));
    client.destroy();
    await wait(IDLE_MS);
    const warm = shop.residentMegabytes();
    await shop.stop();

    return [
      { name: 'time to ready, empty account', unit: 'ms', value: empty.readyMs },
      { name: "time to ready, the demo's assembly", unit: 'ms', value: shop.readyMs },
      { name: 'idle memory, no function loaded', unit: 'MB', value: idle },
      { name: 'idle memory, three functions loaded', unit: 'MB', value: warm },
    ];
  },
};
