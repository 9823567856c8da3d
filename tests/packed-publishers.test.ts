import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../packages/local/src/index.ts';

// This folder is no package and has no dependencies: the clients are those with which the local cloud tests itself.
const load = createRequire(new URL('../packages/local/package.json', import.meta.url));
type EventBridge =
  typeof import('../packages/local/node_modules/@aws-sdk/client-eventbridge/dist-types/index.d.ts');
type Sqs = typeof import('../packages/local/node_modules/@aws-sdk/client-sqs/dist-types/index.d.ts');
const events: EventBridge = load('@aws-sdk/client-eventbridge');
const sqs: Sqs = load('@aws-sdk/client-sqs');

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = join(root, 'node_modules/.bin/tsc');
const packages = ['core', 'events-schema', 'producers'];

/** Packing, installing and compiling take seconds, more on a cold machine that asks the registry. */
const TIMEOUT_MS = 180_000;

interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<Finished>((resolve) => {
    execFile(command, args, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function succeed(cwd: string, command: string, args: readonly string[]): Promise<void> {
  const { exitCode, stdout, stderr } = await run(cwd, command, args);
  if (exitCode !== 0)
    throw new Error(`${command} ${args.join(' ')} exited with ${exitCode}:\n${stdout}\n${stderr}`);
}

describe('a service outside the workspace that installs the packed packages', { timeout: TIMEOUT_MS }, () => {
  let service: string;
  let compiled: Finished;
  const compile = (...options: string[]) =>
    run(service, tsc, ['--project', '.', '--typeRoots', join(root, 'node_modules/@types'), ...options]);
  const start = (endpoint: string, eventBusName: string) =>
    run(service, process.execPath, ['dist/main.js'], {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      EVENT_BUS_NAME: eventBusName,
    });

  beforeAll(async () => {
    service = await mkdtemp(join(tmpdir(), 'busbar-checkout-'));
    await cp(join(root, 'examples/checkout-service'), service, {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist|tarballs)$/.test(path),
    });
    await succeed(root, tsc, ['-b', 'packages/producers/tsconfig.build.json']);
    for (const name of packages) {
      const tarball = join(service, 'tarballs', `${name}.tgz`);
      await succeed(join(root, 'packages', name), 'npx', ['--yes', 'pnpm@12', 'pack', '--out', tarball]);
    }
    await succeed(service, 'npm', ['install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund']);
    compiled = await compile();
  }, TIMEOUT_MS);

  afterAll(() => rm(service, { recursive: true, force: true }));

  it('compiles under strict, with the declarations of the packages checked too', () => {
    expect(compiled).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('does not compile when a field of an event has the wrong type', async () => {
    const checkout = join(service, 'src/checkout.ts');
    const source = await readFile(checkout, 'utf8');
    await writeFile(checkout, source.replace('orderId: id,', 'orderId: 700001,'));

    const { exitCode, stdout } = await compile('--noEmit');
    await writeFile(checkout, source);

    expect(exitCode).toBeGreaterThan(0);
    expect(stdout.split('\n')[0]).toMatch(
      /^src\/checkout\.ts\(\d+,\d+\): error TS2322: Type 'number' is not assignable to type 'string'\.$/,
    );
    expect(stdout.match(/error TS/g)).toHaveLength(1);
  });

  it('publishes to the local cloud, whose rule delivers the order to a queue', async () => {
    const cloud = await startLocalCloud();
    try {
      const queue = await createRoutedQueue(cloud.endpoint, 'shop');

      const { exitCode, stdout, stderr } = await start(cloud.endpoint, 'shop');
      const message = await queue.receive();

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const published = JSON.parse(stdout);
      expect(published).toEqual({
        id: 'basket-700001',
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        detailType: 'orders.OrderPlaced',
        version: '2.0',
      });
      expect(message).toMatchObject({
        id: published.eventId,
        'detail-type': 'orders.OrderPlaced',
        source: 'busbar.shop',
        time: '2010-12-01T08:26:00Z',
        detail: {
          metadata: {
            id: 'basket-700001',
            version: '2.0',
            occurredAt: '2010-12-01T08:26:00.123Z',
            correlationId: 'basket-700001',
            producer: { service: 'checkout-service', version: '1.0.0' },
          },
          data: { orderId: '700001', totalPence: 6 * 255 + 2 * 339 },
        },
      });
    } finally {
      await cloud.stop();
    }
  });

  it('fails when the bus does not exist, instead of taking the answer of PutEvents for a success', async () => {
    const cloud = await startLocalCloud();
    try {
      const { exitCode, stdout, stderr } = await start(cloud.endpoint, 'nowhere');

      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(
        /EventBusNotFoundError: Failed to publish to event bus "nowhere": it does not exist/,
      );
    } finally {
      await cloud.stop();
    }
  });
});

/** Makes a bus and a queue that a rule sends its orders to. */
async function createRoutedQueue(endpoint: string, eventBusName: string) {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const eventBridge = new events.EventBridgeClient(config);
  const queues = new sqs.SQSClient(config);
  const Name = 'orders';
  const queueArn = `arn:aws:sqs:us-east-1:000000000000:${Name}`;

  await eventBridge.send(new events.CreateEventBusCommand({ Name: eventBusName }));
  const { RuleArn } = await eventBridge.send(
    new events.PutRuleCommand({
      Name,
      EventBusName: eventBusName,
      EventPattern: JSON.stringify({ 'detail-type': ['orders.OrderPlaced'] }),
    }),
  );
  const { QueueUrl } = await queues.send(
    new sqs.CreateQueueCommand({
      QueueName: Name,
      Attributes: {
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: queueArn,
              Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
            },
          ],
        }),
      },
    }),
  );
  await eventBridge.send(
    new events.PutTargetsCommand({
      Rule: Name,
      EventBusName: eventBusName,
      Targets: [{ Id: 'queue', Arn: queueArn }],
    }),
  );

  return {
    /** The event in the next message, `undefined` when none comes within the long poll. */
    async receive(): Promise<unknown> {
      const { Messages = [] } = await queues.send(
        new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }),
      );
      return Messages[0]?.Body && JSON.parse(Messages[0].Body);
    },
  };
}
