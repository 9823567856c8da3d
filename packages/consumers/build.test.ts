import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, type FunctionBundle } from './build.ts';
import { toBatch } from './src/fixtures/sqs-event.ts';
import { subscriptions } from './src/subscriptions.ts';

/** Loads a bundle as Lambda does, far from any node_modules, and invokes it once. */
const RUNTIME = `
import { parentPort, workerData } from 'node:worker_threads';
const { handler } = await import(workerData.file);
const context = { functionName: 'test', awsRequestId: 'request-1', getRemainingTimeInMillis: () => 10_000 };
parentPort.postMessage(await handler(workerData.event, context));
`;

describe('bundleFunctions', () => {
  const calls: string[] = [];
  let directory: string;
  let bundles: readonly FunctionBundle[];
  let server: Server;

  /** Answers every DynamoDB call and every object with success, and keeps what was called. */
  const answer = () =>
    createServer((request, response) => {
      const target = request.headers['x-amz-target'];
      calls.push(
        typeof target === 'string'
          ? target.split('.')[1]!
          : `${request.method} ${request.url?.replace(/[0-9a-f]{32}/, '<hash>')}`,
      );
      request
        .resume()
        .on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
    });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'busbar-functions-'));
    bundles = await bundleFunctions(directory);
    server = answer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(directory, { recursive: true });
  });

  async function invoke(name: string) {
    calls.length = 0;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(RUNTIME)}`), {
      workerData: { file: `file://${join(directory, name, 'index.mjs')}`, event: toBatch({}) },
      stdout: true,
      env: {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        READ_MODEL_TABLE: 'read-model',
        NOTIFICATIONS_TABLE: 'notifications',
        IDEMPOTENCY_TABLE: 'idempotency',
        ARCHIVE_BUCKET: 'archive',
      },
    });
    let printed = '';
    worker.stdout.on('data', (chunk) => {
      printed += String(chunk);
    });
    let response: unknown;
    worker.once('message', (message) => {
      response = message;
    });
    // The worker ends by itself: a connection kept alive must not hold a finished function up.
    const [exitCode] = await once(worker, 'exit');
    expect(exitCode).toBe(0);
    return { response, metrics: JSON.parse(printed) as Record<string, unknown>, calls: [...calls] };
  }

  it('bundles a function for each consumer, none over 450 KiB', () => {
    expect(bundles.map(({ name }) => name)).toEqual(subscriptions.map(({ name }) => name).sort());
    expect(bundles.filter(({ sizeBytes }) => sizeBytes > 450 * 1024)).toEqual([]);
  });

  it.each([
    ['order-projection', ['PutItem', 'TransactWriteItems', 'UpdateItem']],
    ['order-notifier', ['PutItem', 'PutItem', 'UpdateItem']],
    [
      'event-archiver',
      [
        'PUT /archive/archive/source%3Dbusbar.shop/detail-type%3Dorders.OrderPlaced/year%3D2010/month%3D12/day%3D01/hour%3D08/<hash>.ndjson.gz?x-id=PutObject',
      ],
    ],
  ])('runs the bundle of %s in a worker with no node_modules', async (name, expectedCalls) => {
    const result = await invoke(name);

    expect(result.response).toEqual({ batchItemFailures: [] });
    expect(result.calls).toEqual(expectedCalls);
    expect(result.metrics).toMatchObject({ service: name, EventsHandled: 1, EventsFailed: 0 });
  });
});
