import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Benchmark } from '../benchmark.ts';
import { createOrders } from '../workload/create-orders.ts';
import { createRoutedBus } from '../workload/create-routed-bus.ts';
import { sendPacks } from '../workload/send-packs.ts';
import { startBusbarLocal } from '../workload/start-busbar-local.ts';
import { timeWork } from '../workload/time-work.ts';
import { toPacks } from '../workload/to-packs.ts';

const EVENTS = 10_000;
const WARM_UP_EVENTS = 2_000;
const EVENT_BUS = 'bench';

/** Client and cloud are two processes, as with a service that runs beside `busbar local`. */
export const putEvents: Benchmark = {
  name: 'put-events',
  description: 'PutEvents by the AWS SDK into `busbar local`: packs of 10, 20 rules of which 2 match',
  async run() {
    const cloud = await startBusbarLocal();
    const connection = {
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    };
    await createRoutedBus(connection, EVENT_BUS);
    const client = new EventBridgeClient({ ...connection, maxAttempts: 1 });

    await sendPacks(client, toPacks(createOrders(WARM_UP_EVENTS, 1), EVENT_BUS));
    const packs = toPacks(createOrders(EVENTS, 2), EVENT_BUS);
    const { perSecond } = await timeWork(EVENTS, () => sendPacks(client, packs));

    client.destroy();
    await cloud.stop();
    return [{ name: 'events accepted', unit: 'events/s', value: perSecond }];
  },
};
