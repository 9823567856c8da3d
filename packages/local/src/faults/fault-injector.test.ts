import { afterEach, describe, expect, it } from 'vitest';
import { createFunctionCloud, type FunctionCloud } from '../../test/function-cloud.ts';
import { createDynamodbAdapter } from '../adapters/dynamodb/create-dynamodb-adapter.ts';
import { createQueueService, type QueueCore } from '../cores/queue/queue-service.ts';
import { createGateway } from '../gateway/create-gateway.ts';
import type { FaultPlan } from './fault-plan.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Puts an item for each message, straight over HTTP: a bundle of the SDK would only make it slower. */
const source = `
const call = async (action, input) => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.' + action,
      'x-amz-date': new Date().toISOString().replace(/[-:]|\\.\\d+/g, ''),
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20250101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(await response.text());
};
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    await call('UpdateItem', { TableName: 'effects', Key: { pk: { S: body } }, UpdateExpression: 'ADD effects :one', ExpressionAttributeValues: { ':one': { N: '1' } } });
  }
};`;

const start = async (faults: FaultPlan) => {
  let queues!: QueueCore;
  let endpoint = '';
  const cloud = createFunctionCloud({
    faults,
    endpoint: () => endpoint,
    queues(context, access) {
      queues = createQueueService(context, access);
      return queues;
    },
  });
  const adapter = createDynamodbAdapter(cloud.cloud);
  const gateway = await createGateway({
    cloud: cloud.cloud,
    services: cloud.services,
    actions: [],
    passThroughs: [adapter],
    faults: cloud.faults,
  });
  endpoint = gateway.endpoint;
  closing.push(async () => {
    await gateway.close();
    await cloud.stop();
    await adapter.close();
  });
  await adapter.call('CreateTable', {
    TableName: 'effects',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  const { arn } = queues.create('events', { VisibilityTimeout: '30' });
  const { functionArn } = cloud.define('busbar-dev-order-projection', source);
  cloud.functions.eventSourceMappings.create({ eventSourceArn: arn, functionArn, batchSize: 1 });
  return {
    ...cloud,
    send: (body: string) => queues.send(arn, { body }),
    async effects() {
      const { Items } = (await adapter.call('Scan', { TableName: 'effects' })) as {
        Items: { pk: { S: string }; effects: { N: string } }[];
      };
      return Object.fromEntries(Items.map(({ pk, effects }) => [pk.S, Number(effects.N)]));
    },
    outcomes: () =>
      cloud.records.flatMap((record) => (record.type === 'function-returned' ? [record.outcome] : [])),
    injected: () =>
      cloud.records.flatMap((record) =>
        record.type === 'fault-injected' ? [[record.fault, record.functionName]] : [],
      ),
  };
};
const count = (cloud: { records: FunctionCloud['records'] }, type: string) =>
  cloud.records.filter((record) => record.type === type).length;

describe('a fault plan', () => {
  it('loses the answers of the first batches after their effects', async () => {
    const cloud = await start({ functions: { 'order-projection': { loseResponse: { firstBatches: 2 } } } });

    for (const body of ['a', 'b', 'c']) {
      cloud.send(body);
      await cloud.settle();
    }

    expect([cloud.outcomes(), await cloud.effects(), cloud.injected()]).toEqual([
      ['error', 'error', 'success', 'success', 'success'],
      { a: 3, b: 1, c: 1 },
      Array(2).fill(['loseResponse', 'busbar-dev-order-projection']),
    ]);
  });

  it('crashes a function after an action: the effect is there and the batch comes again', async () => {
    const cloud = await start({
      functions: { 'order-projection': { crashAfter: { action: 'dynamodb:UpdateItem', firstBatches: 1 } } },
    });

    cloud.send('a');
    await cloud.settle();

    expect([cloud.outcomes(), await cloud.effects(), cloud.injected()]).toEqual([
      ['crash', 'success'],
      { a: 2 },
      [['crashAfter', 'busbar-dev-order-projection']],
    ]);
  });

  it('crashes a function before an action: there is no effect and the batch comes again', async () => {
    const cloud = await start({
      functions: { 'order-projection': { crashBefore: { action: 'dynamodb:UpdateItem', firstBatches: 1 } } },
    });

    cloud.send('a');
    await cloud.settle();

    expect([cloud.outcomes(), await cloud.effects()]).toEqual([['crash', 'success'], { a: 1 }]);
  });

  it('crashes the environment that made the call and no other', async () => {
    const cloud = await start({
      functions: { 'order-projection': { crashAfter: { action: 'dynamodb:UpdateItem', firstBatches: 1 } } },
    });

    for (const body of ['a', 'b', 'c', 'd']) cloud.send(body);
    await cloud.settle();

    const effects = Object.values(await cloud.effects()).sort();
    expect([
      count(cloud, 'function-returned'),
      cloud.outcomes().filter((outcome) => outcome === 'crash'),
      effects,
    ]).toEqual([5, ['crash'], [1, 1, 1, 2]]);
  });

  it('draws faults of a rate from the seed of the cloud', async () => {
    const cloud = await start({ functions: { 'order-projection': { loseResponse: { rate: 0.5 } } } });

    for (let index = 0; index < 5; index++) cloud.send(`${index}`);
    await cloud.settle();

    const lost = cloud.outcomes().filter((outcome) => outcome === 'error').length;
    expect([lost > 0, lost === cloud.injected().length, cloud.outcomes().length - lost]).toEqual([
      true,
      true,
      5,
    ]);
  });

  it('leaves other functions and other actions alone', async () => {
    const cloud = await start({
      functions: {
        'order-notifier': { loseResponse: { firstBatches: 9 } },
        'order-projection': { crashAfter: { action: 'dynamodb:PutItem', firstBatches: 9 } },
      },
    });

    cloud.send('a');
    await cloud.settle();

    expect([cloud.outcomes(), cloud.injected()]).toEqual([['success'], []]);
  });
});
