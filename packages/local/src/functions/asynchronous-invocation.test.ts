import { afterEach, describe, expect, it } from 'vitest';
import {
  createFunctionCloud,
  type FunctionCloud,
  type FunctionCloudOptions,
} from '../../test/function-cloud.ts';
import { createQueueService, type QueueCore } from '../cores/queue/queue-service.ts';
import { createMemoryStateStore } from '../state/state-store.ts';

const open: FunctionCloud[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((cloud) => cloud.stop()));
});

const start = (options: FunctionCloudOptions = {}) => {
  let queues!: QueueCore;
  const cloud = createFunctionCloud({
    ...options,
    queues(context, access) {
      queues = createQueueService(context, access);
      return queues;
    },
  });
  open.push(cloud);
  const { arn: queueArn } = queues.create('failures', {});
  return { ...cloud, queueArn, received: () => queues.receive(queueArn, 10) };
};
const failing =
  'export const handler = async (event, { awsRequestId }) => { process.stdout.write(JSON.stringify([Date.now(), awsRequestId]) + "\\n"); throw new Error("no"); };';
const attempts = (cloud: FunctionCloud) =>
  cloud.functions
    .logs('worker')
    .filter(({ message }) => message.startsWith('['))
    .map(({ message }) => JSON.parse(message) as [number, string]);

describe('an asynchronous invocation', () => {
  it('runs once when it succeeds', async () => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', 'export const handler = async () => 1;');

    cloud.functions.invokeAsync(functionArn, '{}');
    await cloud.settle();

    expect(cloud.cloud.spy.count('function-invoked')).toBe(1);
  });

  it('tells its destination of payloads nested in 20,000 levels, which ended the process once', async () => {
    const cloud = start();
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const { functionArn } = cloud.define('worker', 'export const handler = async () => 1;', {
      asynchronous: { onSuccessArn: cloud.queueArn },
    });

    cloud.functions.invokeAsync(functionArn, deep);
    await cloud.settle();

    const [message] = cloud.received();
    expect(message?.body).toContain(`"requestPayload":${deep},"responseContext":`);
    expect(message?.body).toMatch(/"responsePayload":1}$/);
  });

  it('is tried again after 1 and 2 minutes under the same request id', async () => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', failing);
    const startMs = cloud.cloud.clock.now();

    cloud.functions.invokeAsync(functionArn, '{}');
    await cloud.settle();

    const tried = attempts(cloud);
    expect(tried.map(([atMs]) => atMs - startMs)).toEqual([0, 60_000, 180_000]);
    expect(new Set(tried.map(([, requestId]) => requestId)).size).toBe(1);
  });

  it.each([
    [{ maximumRetryAttempts: 0 }, 1],
    [{ maximumRetryAttempts: 1 }, 2],
    [{ maximumEventAgeSeconds: 60 }, 2],
    [{ maximumEventAgeSeconds: 179 }, 2],
  ])('with %o is tried %i times', async (asynchronous, times) => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', failing, { asynchronous });

    cloud.functions.invokeAsync(functionArn, '{}');
    await cloud.settle();

    expect(attempts(cloud)).toHaveLength(times);
  });

  it('that failed for good ends in the dead-letter queue as it came', async () => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', failing, { deadLetterArn: cloud.queueArn });

    cloud.functions.invokeAsync(functionArn, '{"orderId":"o-1"}');
    await cloud.settle();

    const [[, requestId] = []] = attempts(cloud);
    expect(cloud.received()).toMatchObject([
      {
        body: '{"orderId":"o-1"}',
        messageAttributes: {
          RequestID: { DataType: 'String', StringValue: requestId },
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          ErrorMessage: { DataType: 'String', StringValue: 'no' },
        },
      },
    ]);
  });

  it.each([
    ['onFailureArn', failing, 'RetriesExhausted', { functionError: 'Unhandled' }, 2],
    ['onSuccessArn', 'export const handler = async () => ({ ok: true });', 'Success', {}, 1],
  ] as const)('tells its end to the destination %s', async (destination, source, condition, error, count) => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', source, {
      asynchronous: { maximumRetryAttempts: 1, [destination]: cloud.queueArn },
    });

    cloud.functions.invokeAsync(functionArn, '{"a":1}');
    await cloud.settle();

    expect(cloud.received().map(({ body }) => JSON.parse(body))).toEqual([
      {
        version: '1.0',
        timestamp: expect.any(String),
        requestContext: {
          requestId: expect.any(String),
          functionArn: `${functionArn}:$LATEST`,
          condition,
          approximateInvokeCount: count,
        },
        requestPayload: { a: 1 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', ...error },
        responsePayload:
          condition === 'Success'
            ? { ok: true }
            : { errorType: 'Error', errorMessage: 'no', trace: expect.any(Array) },
      },
    ]);
  });

  it('reaches its dead-letter queue only with the grant for it', async () => {
    const cloud = start({ iam: 'enforce' });
    const { functionArn } = cloud.define('worker', failing, { deadLetterArn: cloud.queueArn });

    cloud.functions.invokeAsync(functionArn, '{}');
    await cloud.settle();

    expect([cloud.received(), cloud.cloud.spy.count('access-denied')]).toEqual([[], 1]);
  });

  it('waits out a throttled function without using up its attempts', async () => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', failing, { reservedConcurrency: 0 });
    cloud.functions.invokeAsync(functionArn, '{}');
    await cloud.cloud.work.idle();
    cloud.cloud.clock.advanceTo(cloud.cloud.clock.now() + 600_000);
    await cloud.cloud.work.idle();
    const throttled = attempts(cloud);

    cloud.functions.releaseConcurrency('worker');
    await cloud.settle();

    expect([throttled, attempts(cloud).length]).toEqual([[], 3]);
  });

  it('above 1 MB is refused', () => {
    const cloud = start();
    const { functionArn } = cloud.define('worker', failing);

    expect(() => cloud.functions.invokeAsync(functionArn, `"${'x'.repeat(1_048_576)}"`)).toThrow(
      expect.objectContaining({ code: 'RequestTooLargeException', statusCode: 413 }),
    );
  });

  it('that a store kept goes on after a restart', async () => {
    const store = createMemoryStateStore();
    const before = start({ store });
    const { functionArn } = before.define('worker', failing);
    before.functions.invokeAsync(functionArn, '{"kept":true}');
    await before.stop();

    const after = start({ store });
    after.functions.delete('worker');
    after.define(
      'worker',
      'export const handler = async (event) => { process.stdout.write(JSON.stringify([event]) + "\\n"); };',
    );
    after.functions.resume();
    await after.settle();

    expect(attempts(after)).toEqual([[{ kept: true }]]);
  });
});
