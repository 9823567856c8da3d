import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Benchmark, Figure } from '../benchmark.ts';
import { createOrders, type Order } from '../workload/create-orders.ts';
import { sendPacks } from '../workload/send-packs.ts';
import { type Shop, startShop } from '../workload/start-shop.ts';
import { type Pace, timeWork } from '../workload/time-work.ts';
import { toPacks } from '../workload/to-packs.ts';

const EVENTS = 3_000;
const WARM_UP_EVENTS = 500;

/** From the first PutEvents until nothing is left to do. The effects are counted: every order is in the read model. */
export const endToEnd: Benchmark = {
  name: 'end-to-end',
  description: 'PutEvents → rule → queue → function → read model, each event once (Powertools idempotency)',
  async run() {
    return [
      ...toFigures('order-projection alone', await measure('projection')),
      ...toFigures('all three consumers', await measure('all')),
    ];
  },
};

function toFigures(who: string, { perSecond, cpuMs }: Pace): readonly Figure[] {
  return [
    { name: `events handled by ${who}`, unit: 'events/s', value: perSecond },
    { name: `CPU for one event, ${who}`, unit: 'ms', value: cpuMs },
  ];
}

async function measure(consumers: 'projection' | 'all'): Promise<Pace> {
  const shop = await startShop(consumers);
  const { cloud, client, deployment } = shop;
  const handle = async (orders: readonly Order[]) => {
    const packs = toPacks(orders, deployment.eventBusName);
    return timeWork(orders.length, async () => {
      await sendPacks(client, packs);
      await cloud.settle();
    });
  };

  await handle(createOrders(WARM_UP_EVENTS, 1));
  const handled = await handle(createOrders(EVENTS, 2));
  const projected = await countOrders(shop);

  await shop.stop();
  if (projected === WARM_UP_EVENTS + EVENTS) return handled;
  throw new Error(`${projected} orders are in the read model instead of ${WARM_UP_EVENTS + EVENTS}.`);
}

async function countOrders({ cloud: { endpoint, region, credentials }, deployment }: Shop): Promise<number> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  let count = 0;
  for await (const page of paginateScan(
    { client },
    {
      TableName: deployment.readModelTableName,
      FilterExpression: 'begins_with(pk, :order)',
      ExpressionAttributeValues: { ':order': { S: 'ORDER#' } },
      Select: 'COUNT',
    },
  )) {
    count += page.Count ?? 0;
  }
  client.destroy();
  return count;
}
