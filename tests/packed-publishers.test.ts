import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalCloud } from '@busbar/local';
import { startLocalCloud } from '@busbar/local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoutedQueue } from './routed-queue.ts';

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
  const start = ({ endpoint, region, credentials }: LocalCloud, eventBusName: string) =>
    run(service, process.execPath, ['dist/main.js'], {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
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
      const queue = await createRoutedQueue(cloud, 'shop');

      const { exitCode, stdout, stderr } = await start(cloud, 'shop');
      const messages = await queue.receive();

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const published = JSON.parse(stdout);
      expect(published).toEqual({
        id: 'basket-700001',
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        detailType: 'orders.OrderPlaced',
        version: '2.0',
      });
      expect(messages).toMatchObject([
        {
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
        },
      ]);
    } finally {
      await cloud.stop();
    }
  });

  it('fails when the bus does not exist, instead of taking the answer of PutEvents for a success', async () => {
    const cloud = await startLocalCloud();
    try {
      const { exitCode, stdout, stderr } = await start(cloud, 'nowhere');

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
