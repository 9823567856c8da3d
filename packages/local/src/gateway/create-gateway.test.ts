import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
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

describe('a request that never ends', () => {
  it('is ended after its time, and keeps nobody else waiting', async () => {
    const local = await startQueueCloud({ headTimeoutMs: 100 });
    const halves = Array.from({ length: 20 }, () => {
      const socket = connect(local.gateway.port, '127.0.0.1');
      socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
      return text(socket);
    });
    const health = await fetch(`${local.gateway.endpoint}/_busbar/health`);

    expect(health.status).toBe(200);
    expect(new Set((await Promise.all(halves)).map((answer) => answer.split('\r\n', 1)[0]))).toEqual(
      new Set(['HTTP/1.1 408 Request Timeout']),
    );
    await local.stop();
  });
});

describe('before the cloud is ready', () => {
  it('requests wait', async () => {
    const ready = Promise.withResolvers<void>();
    const local = await startQueueCloud({ ready: ready.promise });
    const order: string[] = [];
    const asked = fetch(`${local.gateway.endpoint}/_busbar/health`).then(() => order.push('answered'));
    await local.gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' });
    order.push('ready');
    ready.resolve();
    await asked;

    expect(order).toEqual(['ready', 'answered']);
    await local.stop();
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
