import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createFunctionCloud,
  type FunctionCloud,
  type FunctionCloudOptions,
} from '../../test/function-cloud.ts';
import { createQueueService, type QueueCore } from '../cores/queue/queue-service.ts';
import type { OutgoingMessage } from '../services.ts';
import { createMemoryStateStore } from '../state/state-store.ts';
import type { EventSourceMappingDefinition } from './event-source-mappings.ts';
import type { FunctionDefinition } from './function-configuration.ts';

const open: FunctionCloud[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((cloud) => cloud.stop()));
});

interface Mapped extends FunctionCloud {
  readonly queues: QueueCore;
  readonly queueArn: string;
  readonly functionArn: string;
  map(definition?: Partial<EventSourceMappingDefinition>): string;
  send(...bodies: readonly (string | OutgoingMessage)[]): void;
  /** What the function wrote as lines of JSON. */
  written(): unknown[];
  visible(): number;
}

/** A queue and a function that writes the bodies of each batch. */
const start = ({
  source = 'export const handler = async ({ Records }) => { process.stdout.write(JSON.stringify(Records.map(({ body }) => body)) + "\\n"); };',
  queue = 'orders',
  attributes = {},
  definition = {},
  ...options
}: FunctionCloudOptions & {
  source?: string;
  queue?: string;
  attributes?: Record<string, string>;
  definition?: Partial<FunctionDefinition>;
} = {}): Mapped => {
  let queues!: QueueCore;
  const cloud = createFunctionCloud({
    ...options,
    queues(context, access) {
      queues = createQueueService(context, access);
      return queues;
    },
  });
  open.push(cloud);
  const { arn: queueArn } = queues.create(queue, { VisibilityTimeout: '60', ...attributes });
  const { functionArn } = cloud.define('consumer', source, definition);
  return {
    ...cloud,
    queues,
    queueArn,
    functionArn,
    map: (mapping = {}) =>
      cloud.functions.eventSourceMappings.create({ eventSourceArn: queueArn, functionArn, ...mapping }).uuid,
    send(...bodies) {
      for (const body of bodies) queues.send(queueArn, typeof body === 'string' ? { body } : body);
    },
    written: () =>
      cloud.functions
        .logs('consumer')
        .filter(({ message }) => /^[[{"]/.test(message))
        .map(({ message }) => JSON.parse(message)),
    visible: () => queues.receive(queueArn, 100).length,
  };
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`);

describe('an event source mapping', () => {
  it('hands over messages that arrive together in batches and deletes them', async () => {
    const cloud = start({ environmentsPerFunction: 1 });
    cloud.map();

    cloud.send(...numbers(12));
    await cloud.settle();

    expect(cloud.written()).toEqual([numbers(10), ['11', '12']]);
    expect(cloud.cloud.spy.count('message-deleted')).toBe(12);
    cloud.cloud.clock.advanceTo(cloud.cloud.clock.now() + 120_000);
    expect(cloud.visible()).toBe(0);
  });

  it('hands over what was in the queue before it', async () => {
    const cloud = start();
    cloud.send('early');

    cloud.map();
    await cloud.settle();

    expect(cloud.written()).toEqual([['early']]);
  });

  it('gives records the shape of Lambda', async () => {
    const cloud = start({
      source:
        'export const handler = async (event) => { process.stdout.write(JSON.stringify(event) + "\\n"); };',
    });
    cloud.map();

    cloud.send({
      body: 'text',
      messageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        bytes: { DataType: 'Binary', BinaryValue: 'AAE=' },
      },
      awsTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    });
    await cloud.settle();

    const [event] = cloud.written() as [{ Records: [Record<string, unknown>] }];
    expect(JSON.stringify(event, null, 1).replace(/"(messageId|receiptHandle)": "[^"]+"/g, '"$1": "…"')).toBe(
      JSON.stringify(
        {
          Records: [
            {
              messageId: '…',
              receiptHandle: '…',
              body: 'text',
              attributes: {
                ApproximateReceiveCount: '1',
                AWSTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
                SentTimestamp: '1735689600000',
                SenderId: (event.Records[0]['attributes'] as { SenderId: string }).SenderId,
                ApproximateFirstReceiveTimestamp: '1735689600000',
              },
              messageAttributes: {
                kind: {
                  stringValue: 'order',
                  stringListValues: [],
                  binaryListValues: [],
                  dataType: 'String',
                },
                bytes: {
                  binaryValue: 'AAE=',
                  stringListValues: [],
                  binaryListValues: [],
                  dataType: 'Binary',
                },
              },
              md5OfBody: '1cb251ec0d568de6a929b520c4aed8d1',
              eventSource: 'aws:sqs',
              eventSourceARN: cloud.queueArn,
              awsRegion: 'us-east-1',
            },
          ],
        },
        null,
        1,
      ),
    );
  });

  it('leaves the messages of a failed batch until their visibility timeout, then hands them over again', async () => {
    const cloud = start({
      source:
        'export const handler = async ({ Records }) => { process.stdout.write(JSON.stringify([Date.now(), Records.length, Records[0].attributes.ApproximateReceiveCount]) + "\\n"); if (Records[0].attributes.ApproximateReceiveCount === "1") throw new Error("first"); };',
    });
    cloud.map();
    const startMs = cloud.cloud.clock.now();

    cloud.send('a', 'b');
    await cloud.settle();

    expect(cloud.written()).toEqual([
      [startMs, 2, '1'],
      [startMs + 60_000, 2, '2'],
    ]);
  });

  it('hands over again only what a batch reports as failed, when it is asked to look', async () => {
    const source =
      'export const handler = async ({ Records }) => { process.stdout.write(JSON.stringify(Records.map(({ body }) => body)) + "\\n"); return { batchItemFailures: Records.filter(({ body, attributes }) => body === "b" && attributes.ApproximateReceiveCount === "1").map(({ messageId }) => ({ itemIdentifier: messageId })) }; };';
    const reporting = start({ source });
    const silent = start({ source });
    reporting.map({ reportsBatchItemFailures: true });
    silent.map();

    for (const cloud of [reporting, silent]) {
      cloud.send('a', 'b', 'c');
      await cloud.settle();
    }

    expect([reporting.written(), silent.written()]).toEqual([[['a', 'b', 'c'], ['b']], [['a', 'b', 'c']]]);
  });

  it('lets a message that always fails end in the dead-letter queue', async () => {
    const cloud = start({ source: 'export const handler = async () => { throw new Error("poison"); };' });
    const { arn } = cloud.queues.create('orders-dlq', {});
    cloud.queues.setAttributes(cloud.queues.get('orders'), {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 3 }),
    });
    cloud.map();

    cloud.send('poison');
    await cloud.settle();

    expect([
      cloud.cloud.spy.count('function-invoked'),
      cloud.queues.receive(arn, 10).map(({ body }) => body),
    ]).toEqual([3, ['poison']]);
  });

  it('waits for a full batch at most for its window', async () => {
    const cloud = start({ environmentsPerFunction: 1 });
    cloud.map({ batchSize: 3, batchingWindowSeconds: 20 });
    const startMs = cloud.cloud.clock.now();

    cloud.send('1', '2');
    await cloud.cloud.work.idle();
    const before = cloud.written();
    cloud.send('3', '4');
    await cloud.cloud.work.idle();
    const full = cloud.written();
    await cloud.settle();

    expect([before, full, cloud.written(), cloud.cloud.clock.now() - startMs]).toEqual([
      [],
      [['1', '2', '3']],
      [['1', '2', '3'], ['4']],
      20_000,
    ]);
  });

  it('runs no more batches at one time than its maximum concurrency', async () => {
    const cloud = start({
      environmentsPerFunction: 4,
      source:
        'export const handler = async () => { process.stdout.write("[1]\\n"); await new Promise((r) => setTimeout(r, 15)); process.stdout.write("[-1]\\n"); };',
    });
    cloud.map({ batchSize: 1, maximumConcurrency: 2 });

    cloud.send(...numbers(6));
    await cloud.settle();

    let running = 0;
    let most = 0;
    for (const [step] of cloud.written() as [number][]) {
      running += step;
      most = Math.max(most, running);
    }
    expect([cloud.written().length, most]).toEqual([12, 2]);
  });

  it('keeps a batch below 6 MB', async () => {
    const cloud = start({
      environmentsPerFunction: 1,
      definition: { memoryMegabytes: 512 },
      source:
        'export const handler = async (event) => { process.stdout.write(JSON.stringify([event.Records.length, JSON.stringify(event).length <= 6291456]) + "\\n"); };',
    });
    cloud.map();

    cloud.send(...Array.from({ length: 10 }, () => 'x'.repeat(1_000_000)));
    await cloud.settle();

    expect(cloud.written()).toEqual([
      [6, true],
      [4, true],
    ]);
  });

  it('deletes the messages that its filter does not want', async () => {
    const cloud = start({ environmentsPerFunction: 1 });
    cloud.map({ filterPatterns: ['{"body":{"country":["FR"]}}'] });

    cloud.send(...Array.from({ length: 25 }, () => '{"country":"DE"}'), '{"country":"FR"}', 'text');
    await cloud.settle();

    expect([cloud.written(), cloud.cloud.spy.count('message-deleted')]).toEqual([[['{"country":"FR"}']], 27]);
  });

  it('keeps the order of each group of a FIFO queue, also over a failure', async () => {
    const cloud = start({
      queue: 'orders.fifo',
      attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
      environmentsPerFunction: 2,
      source:
        'export const handler = async ({ Records }) => { const { body, attributes } = Records[0]; process.stdout.write(JSON.stringify(body) + "\\n"); if (body === "a1" && attributes.ApproximateReceiveCount === "1") throw new Error("once"); };',
    });
    cloud.map({ batchSize: 1 });

    for (const body of ['a1', 'b1', 'a2', 'b2', 'a3']) cloud.send({ body, messageGroupId: body[0]! });
    await cloud.settle();

    const written = cloud.written() as string[];
    expect([
      written.filter((body) => body.startsWith('a')),
      written.filter((body) => body.startsWith('b')),
    ]).toEqual([
      ['a1', 'a1', 'a2', 'a3'],
      ['b1', 'b2'],
    ]);
  });

  it('takes nothing while it is disabled, and goes on when it is enabled', async () => {
    const cloud = start();
    const uuid = cloud.map({ enabled: false });
    cloud.send('a');
    await cloud.settle();
    const before = cloud.written();

    cloud.functions.eventSourceMappings.update(uuid, { enabled: true });
    await cloud.settle();

    expect([before, cloud.written()]).toEqual([[], [['a']]]);
  });

  it('takes nothing after it was deleted, but finishes what it had taken', async () => {
    const cloud = start();
    const uuid = cloud.map({ batchSize: 10, batchingWindowSeconds: 20 });
    cloud.send('waiting for the window');
    await cloud.cloud.work.idle();

    cloud.functions.eventSourceMappings.delete(uuid);
    cloud.send('too late');
    await cloud.settle();

    expect([cloud.written(), cloud.functions.eventSourceMappings.list()]).toEqual([
      [['waiting for the window']],
      [],
    ]);
  });

  it('brings messages back after their visibility timeout when the function is throttled', async () => {
    const cloud = start();
    cloud.functions.update('consumer', { reservedConcurrency: 0 });
    cloud.map();
    cloud.send('a');
    await cloud.cloud.work.idle();

    cloud.functions.releaseConcurrency('consumer');
    await cloud.settle();

    expect([cloud.written(), cloud.cloud.spy.count('message-received')]).toEqual([[['a']], 2]);
  });

  it('leaves messages in the queue when its function is gone', async () => {
    const cloud = start();
    cloud.map();
    await cloud.settle();

    cloud.functions.delete('consumer');
    cloud.send('a');
    await cloud.settle();

    expect(cloud.visible()).toBe(1);
  });

  it('times out a handler that never returns, and leaves its messages to the dead-letter queue', async () => {
    const cloud = start({
      source: 'export const handler = () => new Promise(() => {});',
      attributes: { VisibilityTimeout: '18' },
    });
    const { arn } = cloud.queues.create('orders-dlq', {});
    cloud.queues.setAttributes(cloud.queues.get('orders'), {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 2 }),
    });
    cloud.map();

    cloud.send('a');
    await cloud.settle();

    const outcomes = cloud.records.flatMap((record) =>
      record.type === 'function-returned' ? [record.outcome] : [],
    );
    expect([outcomes, cloud.queues.receive(arn, 10).length]).toEqual([['timeout', 'timeout'], 1]);
  });

  it('goes on after a restart from what the store kept', async () => {
    const store = createMemoryStateStore();
    const codeDirectory = mkdtempSync(join(tmpdir(), 'busbar-test-code-'));
    const before = start({ store, codeDirectory });
    before.map();
    await before.stop();

    const queues: QueueCore[] = [];
    const after = createFunctionCloud({
      store,
      codeDirectory,
      queues(context, access) {
        queues.push(createQueueService(context, access));
        return queues[0]!;
      },
    });
    open.push(after);
    after.functions.resume();
    queues[0]!.send(before.queueArn, { body: 'after the restart' });
    await after.settle();
    const lines = after.functions.logs('consumer').map(({ message }) => message);
    rmSync(codeDirectory, { recursive: true });

    expect(lines).toContain('["after the restart"]');
  });
});

describe('the permissions of an event source mapping', () => {
  const grant = (cloud: FunctionCloud, ...actions: string[]) =>
    cloud.access.putRolePolicy('function-role', 'queue', {
      Statement: [{ Effect: 'Allow', Action: actions.map((name) => `sqs:${name}`), Resource: '*' }],
    });

  it('are asked for when it is created', () => {
    const cloud = start({ iam: 'enforce' });
    grant(cloud, 'ReceiveMessage');

    expect(() => cloud.map()).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterValueException',
        message: 'The function execution role does not have permissions to call DeleteMessage on SQS',
      }),
    );
  });

  it('end polling when they are taken away, and the refusal is noted once', async () => {
    const cloud = start({ iam: 'enforce' });
    grant(cloud, 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes');
    const uuid = cloud.map();
    await cloud.settle();

    grant(cloud, 'DeleteMessage', 'GetQueueAttributes');
    cloud.send('a');
    await cloud.settle();
    cloud.send('b');
    await cloud.settle();

    expect([cloud.written(), cloud.cloud.spy.count('access-denied')]).toEqual([[], 1]);
    expect(cloud.functions.eventSourceMappings.get(uuid).stateTransitionReason).toBe(
      'User: arn:aws:sts::000000000000:assumed-role/function-role/consumer is not authorized to perform: sqs:ReceiveMessage on resource: arn:aws:sqs:us-east-1:000000000000:orders because no identity-based policy allows the sqs:ReceiveMessage action',
    );
  });
});

describe('an event source mapping is refused', () => {
  it.each([
    [
      { batchSize: 11 },
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    ],
    [{ batchSize: 0 }, 'BatchSize must be between 1 and 10000.'],
    [{ batchingWindowSeconds: 301 }, 'MaximumBatchingWindowInSeconds must be between 0 and 300.'],
    [{ maximumConcurrency: 1 }, 'MaximumConcurrency must be between 2 and 1000.'],
    [{ filterPatterns: ['{'] }, 'Invalid filter pattern definition.'],
    [
      { eventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:nothing' },
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    ],
    [
      { eventSourceArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/a' },
      'Unrecognized event source: arn:aws:kinesis:us-east-1:000000000000:stream/a. The local cloud maps SQS queues to functions.',
    ],
  ])('with %o', (definition, message) => {
    const cloud = start();

    expect(() => cloud.map(definition)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValueException', message }),
    );
  });

  it('when the function may take longer than messages are hidden', () => {
    const cloud = start({ definition: { timeoutSeconds: 61 } });

    expect(() => cloud.map()).toThrow(
      expect.objectContaining({
        message: 'Queue visibility timeout: 60 seconds is less than Function timeout: 61 seconds',
      }),
    );
  });

  it('when there is one for this queue and function', () => {
    const cloud = start();
    const uuid = cloud.map();

    expect(() => cloud.map()).toThrow(
      expect.objectContaining({
        code: 'ResourceConflictException',
        message: `An event source mapping with SQS arn (" ${cloud.queueArn} ") and function (" ${cloud.functionArn} ") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
      }),
    );
  });
});
