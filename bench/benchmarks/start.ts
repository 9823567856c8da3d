import { setTimeout as wait } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { assembly } from '../workload/start-shop.ts';
import { startBusbarLocal } from '../workload/start-busbar-local.ts';

/** So long the process is left alone before its memory is read. */
const IDLE_MS = 2_000;

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
    await shop.stop();
    return [
      { name: 'time to ready, empty account', unit: 'ms', value: empty.readyMs },
      { name: "time to ready, the demo's assembly", unit: 'ms', value: shop.readyMs },
      { name: "idle memory, the demo's assembly", unit: 'MB', value: idle },
    ];
  },
};
