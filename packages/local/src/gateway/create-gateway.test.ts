import { describe, expect, it } from 'vitest';
import { useGateway } from '../../test/gateway-cloud.ts';
import { signedHeaders, startQueueCloud } from '../../test/queue-cloud.ts';
import { PortInUseError } from './port-in-use-error.ts';

const gateway = useGateway();
const { call, jsonCall, passed } = gateway;

describe('pass-through services', () => {
  it('hands over signed, presigned and unsigned S3 requests with their principal', async () => {
    const { authorization } = signedHeaders('s3');
    const credential = /Credential=([^,]+)/.exec(authorization!)?.[1];
    const answer = await call({
      method: 'PUT',
      path: '/b/k?x=1',
      headers: signedHeaders('s3'),
      body: 'body',
    });
    await call({
      method: 'GET',
      path: `/b/k?X-Amz-Credential=${encodeURIComponent(credential!.replace('local', 'ASIAROLE'))}`,
    });
    await call({ method: 'GET', path: '/b/public' });

    expect([answer.status, answer.body]).toEqual([201, 'PUT /b/k?x=1 body as account']);
    expect(passed.map((line) => line.replace(/\?X-Amz.* as/, ' as'))).toEqual([
      'PUT /b/k?x=1 body as account',
      'GET /b/k as role',
      'GET /b/public  as account',
    ]);
  });
});

describe('calls in process', () => {
  it('runs actions and operations of pass-throughs, as the account', async () => {
    const cloud = gateway.local.gateway;

    expect(await cloud.call('sqs', 'CreateQueue', { QueueName: 'orders' })).toEqual({
      QueueUrl: `${cloud.endpoint}/000000000000/orders`,
    });
    expect(await cloud.call('s3', 'CreateBucket', { Bucket: 'b' })).toEqual({
      operation: 'CreateBucket',
      input: { Bucket: 'b' },
    });
    await expect(cloud.call('sqs', 'Nothing', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: 'The local cloud does not support sqs:Nothing.',
    });
    gateway.local.access.denied.add('sqs:CreateQueue');
    await expect(cloud.call('sqs', 'CreateQueue', { QueueName: 'other' })).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });
});

describe('the port', () => {
  it('reports a port in use', async () => {
    const { port } = gateway.local.gateway;

    const error = await startQueueCloud({ port }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PortInUseError);
    expect(error).toMatchObject({
      code: 'PORT_IN_USE',
      retry: 'operator',
      port,
      message: `Failed to listen on port "${port}": another process on 127.0.0.1 has it. Stop that process, or choose another port (0 takes any free one).`,
    });
  });

  it('is free again after close, which does not wait for a long poll', async () => {
    const { port, endpoint } = gateway.local.gateway;
    await gateway.local.gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' });
    const waiting = jsonCall(
      'sqs',
      'AmazonSQS.ReceiveMessage',
      JSON.stringify({ QueueUrl: `${endpoint}/000000000000/orders`, WaitTimeSeconds: 20 }),
    ).catch((error: NodeJS.ErrnoException) => error.code);
    await gateway.local.untilSomethingWaits();
    await gateway.local.gateway.close();

    expect(await waiting).toBe('ECONNRESET');
    expect(gateway.local.cloud.clock.nextDueMs()).toBeUndefined();
    const again = await startQueueCloud({ port });
    expect(again.gateway.port).toBe(port);
    await again.stop();
  });
});

describe('durability', () => {
  it('answers only after the store has committed', async () => {
    const order: string[] = [];
    const { store } = gateway.local.cloud;
    const commit = store.commit.bind(store);
    store.commit = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('committed');
      return commit();
    };
    await jsonCall('sqs', 'AmazonSQS.CreateQueue', '{"QueueName":"orders"}');
    order.push('answered');

    expect(order).toEqual(['committed', 'answered']);
  });
});
