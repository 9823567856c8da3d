import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateDiscovererCommand,
  CreateRegistryCommand,
  CreateSchemaCommand,
  DescribeSchemaCommand,
  ListSchemasCommand,
  ListSchemaVersionsCommand,
  SchemasClient,
} from '@aws-sdk/client-schemas';
import { type LocalCloud, startLocalCloud } from '@busbar/local';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyOrderContracts } from '../packages/cli/test/copy-order-contracts.ts';
import { createProgram } from '../packages/cli/src/create-program.ts';
import { describeFailure, exitCodes } from '../packages/cli/src/printer.ts';
import { runBusbar } from './run-busbar.ts';

const contracts = copyOrderContracts();

let cloud: LocalCloud;
let schemas: SchemasClient;
let folder: string;

beforeEach(async () => {
  cloud = await startLocalCloud();
  const { endpoint, region, credentials } = cloud;
  schemas = new SchemasClient({ endpoint, region, credentials });
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  folder = mkdtempSync(join(tmpdir(), 'busbar-registry-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  schemas.destroy();
  rmSync(folder, { recursive: true });
  await cloud.stop();
});

/** Runs a command in this process, which is quicker than a process of its own. */
async function run(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const result = (text: string) => {
    stdout += `${text}\n`;
  };
  const note = (text: string) => {
    stderr += `${text}\n`;
  };
  const exitCode = await createProgram({ result, note })
    .run(args)
    .catch((error: unknown) => {
      note(describeFailure(error));
      return exitCodes.environment;
    });
  return { exitCode, stdout, stderr };
}
const ofOrders = (args: readonly string[]) =>
  args.includes('--contracts') ? args : ['--contracts', contracts, ...args];
const push = (...args: readonly string[]) => run('schemas', 'push', ...ofOrders(args));
const pull = (...args: readonly string[]) => run('schemas', 'pull', ...ofOrders(args));

describe('busbar schemas push and pull', { timeout: 60_000 }, () => {
  it('bring contracts into a registry and out again without a difference', async () => {
    const pushed = await runBusbar('schemas', 'push', '--contracts', contracts, '--create', '--type', 'both');
    const pulled = await pull('--contracts', folder);
    const again = await pull('--contracts', folder);
    const compared = await pull();
    const asJson = await pull('--format', 'json');

    expect(pushed).toEqual({
      exitCode: 0,
      stdout: `${[
        'created: busbar.shop@orders.OrderCancelled-v1',
        'created: busbar.shop@orders.OrderCancelled-v1-draft4',
        'created: busbar.shop@orders.OrderPlaced-v1',
        'created: busbar.shop@orders.OrderPlaced-v1-draft4',
        'created: busbar.shop@orders.OrderPlaced-v2',
        'created: busbar.shop@orders.OrderPlaced-v2-draft4',
        'busbar-dev: 6 created',
      ].join('\n')}\n`,
      stderr: '',
    });
    expect(pulled.exitCode).toBe(0);
    const RegistryName = 'busbar-dev';
    const SchemaName = 'busbar.shop@orders.OrderPlaced-v2';
    expect(await schemas.send(new DescribeSchemaCommand({ RegistryName, SchemaName }))).toMatchObject({
      Type: 'OpenApi3',
      Description: 'A customer has placed an order.',
      SchemaVersion: '1',
      Tags: {
        'busbar:contract': 'orders.OrderPlaced',
        'busbar:version': '2.0',
        'busbar:owner': 'shop',
        'busbar:lifecycle': 'active',
      },
    });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      registry: 'busbar-dev',
      missing: [],
      files: [],
      schemas: ['present', 'repeated', 'present', 'repeated', 'present', 'repeated'].map((outcome) => ({
        outcome,
      })),
    });
    expect(pulled.stdout.split('\n').filter((line) => line.startsWith('written: '))).toHaveLength(8);
    expect(JSON.parse(readFileSync(join(folder, 'orders/OrderPlaced/contract.json'), 'utf8'))).toMatchObject({
      owner: 'shop',
      lifecycle: 'draft',
      classifications: { '/customerId': 'pii' },
    });
    for (const { exitCode, stdout } of [again, compared]) {
      expect({ exitCode, lines: stdout.split('\n').filter((line) => line.includes('difference')) }).toEqual({
        exitCode: 0,
        lines: [
          'busbar.shop@orders.OrderCancelled-v1: no difference from orders.OrderCancelled v1',
          'busbar.shop@orders.OrderPlaced-v1: no difference from orders.OrderPlaced v1',
          'busbar.shop@orders.OrderPlaced-v2: no difference from orders.OrderPlaced v2',
        ],
      });
    }
  });

  it('do nothing the second time, and add a version where a contract has changed', async () => {
    cpSync(contracts, folder, { recursive: true });
    await push('--create', '--contracts', folder);
    const second = await push('--contracts', folder);
    const file = join(folder, 'orders/OrderCancelled/v1.schema.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"minItems": 1', '"minItems": 2'));
    const planned = await push('--contracts', folder, '--dry-run');
    const compared = await pull('--contracts', folder, 'busbar.shop@orders.OrderCancelled-v1');
    const third = await push('--contracts', folder);

    expect(second.stdout).toContain('busbar-dev: 3 unchanged');
    expect(planned.stdout).toContain('would be updated: busbar.shop@orders.OrderCancelled-v1\n');
    expect(compared.exitCode).toBe(1);
    expect(compared.stdout.split('\n').slice(0, 2)).toEqual([
      '✗ busbar.shop@orders.OrderCancelled-v1: differs from orders.OrderCancelled v1',
      '  at /properties/lines/minItems',
    ]);
    expect(compared.stdout).toContain('all that the contract accepts is valid there: yes\n');
    expect(compared.stdout).toContain('all that is valid there the contract accepts: no, for example {');
    expect(third.stdout).toContain('busbar-dev: 1 updated, 2 unchanged');
    const versions = await Promise.all(
      ['orders.OrderCancelled-v1', 'orders.OrderPlaced-v1'].map((name) =>
        schemas.send(
          new ListSchemaVersionsCommand({ RegistryName: 'busbar-dev', SchemaName: `busbar.shop@${name}` }),
        ),
      ),
    );
    expect(versions.map(({ SchemaVersions = [] }) => SchemaVersions.length)).toEqual([2, 1]);
  });

  it('leave what is not of these contracts as it is, and say so', async () => {
    const RegistryName = 'busbar-dev';
    const foreign = {
      openapi: '3.0.0',
      info: { version: '1', title: 'x' },
      paths: {},
      components: { schemas: {} },
    };
    const Content = JSON.stringify(foreign);
    await schemas.send(new CreateRegistryCommand({ RegistryName }));
    for (const SchemaName of ['busbar.shop@orders.OrderPlaced-v2', 'busbar.shop@orders.OrderLost-v1']) {
      const Tags = SchemaName.includes('Lost') ? { 'busbar:contract': 'orders.OrderLost' } : {};
      await schemas.send(
        new CreateSchemaCommand({ RegistryName, SchemaName, Type: 'OpenApi3', Content, Tags }),
      );
    }

    const { exitCode, stdout } = await push();

    expect(exitCode).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('!'))).toEqual([
      "! busbar.shop@orders.OrderPlaced-v2: foreign: it was not pushed from this contract, and was left as it is. Delete or rename it, or change the contract's first source.",
      '! busbar.shop@orders.OrderLost-v1: orphaned: there is no such contract any more; it was left as it is. Delete it once nobody reads these events.',
    ]);
    const left = await schemas.send(
      new DescribeSchemaCommand({ RegistryName, SchemaName: 'busbar.shop@orders.OrderPlaced-v2' }),
    );
    expect(left).toMatchObject({ Content, SchemaVersion: '1' });
    const { Schemas = [] } = await schemas.send(new ListSchemasCommand({ RegistryName }));
    expect(Schemas).toHaveLength(4);
  });

  it('draft a contract of an event that EventBridge discovered, and refuse one that is not named as contracts are', async () => {
    const { endpoint, region, credentials } = cloud;
    const events = new EventBridgeClient({ endpoint, region, credentials });
    const { EventBusArn } = await events.send(new CreateEventBusCommand({ Name: 'shop' }));
    await schemas.send(new CreateDiscovererCommand({ SourceArn: EventBusArn, CrossAccount: false }));
    const put = (DetailType: string, detail: object) => ({
      EventBusName: 'shop',
      Source: 'acme.shop',
      DetailType,
      Detail: JSON.stringify(detail),
    });
    await events.send(
      new PutEventsCommand({
        Entries: [
          put('orders.OrderShipped', { orderId: '1', parcels: [{ weightGrams: 200 }] }),
          put('Parcel Lost', { parcelId: 'p' }),
        ],
      }),
    );
    await cloud.settle();
    events.destroy();

    const { exitCode, stdout } = await pull('--discovered', '--contracts', folder);

    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'detail-type "Parcel Lost" is not <domain>.<Event>. Name the contract: --as <domain>.<Event>.',
    );
    const read = (file: string) =>
      JSON.parse(readFileSync(join(folder, 'orders/OrderShipped', file), 'utf8'));
    expect(read('contract.json')).toEqual({
      owner: 'orders',
      description: 'Order shipped.',
      sources: ['acme.shop'],
      lifecycle: 'draft',
    });
    expect(read('v1.schema.json')).toMatchObject({
      type: 'object',
      properties: { orderId: { type: 'string' }, parcels: { type: 'array' } },
    });
    expect(read('v1.examples.json')).toHaveLength(1);
    const generated = await run('generate', '--contracts', folder, '--out', join(folder, 'generated'));
    expect(generated.exitCode).toBe(0);
  });

  it('compare contracts with what is registered', async () => {
    cpSync(contracts, folder, { recursive: true });
    await push('--create', '--contracts', folder);
    const check = () => run('schemas', 'check', '--against', 'registry:busbar-dev', '--contracts', folder);
    const same = await check();
    const file = join(folder, 'orders/OrderCancelled/v1.schema.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"minItems": 1', '"minItems": 2'));
    const edited = await check();

    expect({ exitCode: same.exitCode, last: same.stdout.trim().split('\n').at(-1) }).toMatchObject({
      exitCode: 0,
    });
    expect({ exitCode: edited.exitCode, isNamed: edited.stdout.includes('MIN_ITEMS_RAISED') }).toEqual({
      exitCode: 1,
      isNamed: true,
    });
  });

  it('report as JSON, go on past a version that does not fit, and keep its schema', async () => {
    cpSync(contracts, folder, { recursive: true });
    await push('--create', '--contracts', folder);
    const file = join(folder, 'orders/OrderCancelled/v1.schema.json');
    const many = Array.from({ length: 3000 }, (_, i) => `"field${i}": { "type": "string", "maxLength": 1 },`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"properties": {', `"properties": { ${many.join('')}`));

    const { exitCode, stdout } = await push('--contracts', folder, '--format', 'json');

    const report = JSON.parse(stdout);
    expect({ exitCode, registry: report.registry }).toEqual({ exitCode: 1, registry: 'busbar-dev' });
    expect(report.schemas).toMatchObject([
      { name: 'busbar.shop@orders.OrderPlaced-v1', action: 'unchanged', outcome: 'done', type: 'OpenApi3' },
      { name: 'busbar.shop@orders.OrderPlaced-v2', action: 'unchanged', outcome: 'done', type: 'OpenApi3' },
    ]);
    expect(report.problems).toEqual([
      {
        file: 'orders/OrderCancelled/v1.schema.json',
        pointer: '',
        reason: expect.stringMatching(
          /^as OpenAPI 3\.0 the document has \d{6} characters, the registry takes 100000$/,
        ),
        fix: expect.any(String),
      },
    ]);
  });

  it('refuse contracts that are wrong before anything is pushed', async () => {
    cpSync(contracts, folder, { recursive: true });
    writeFileSync(join(folder, 'orders/OrderCancelled/v1.schema.json'), '{');

    const { exitCode, stdout } = await push('--create', '--contracts', folder);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^✗ orders\/OrderCancelled\/v1\.schema\.json#: invalid JSON/);
    await expect(schemas.send(new ListSchemasCommand({ RegistryName: 'busbar-dev' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('write drafts elsewhere, or nothing in a dry run, and name what the registry lacks', async () => {
    await push('--create');
    const planned = await pull('--contracts', folder, '--dry-run');
    const drafts = join(folder, 'drafts');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const written = await pull('--contracts', empty, '--out', drafts, 'busbar.shop@orders.OrderCancelled-v1');
    const lacking = await pull('--contracts', empty, 'busbar.shop@orders.OrderLost-v1');
    const misused = await pull('--as', 'orders.OrderLost', 'a', 'b');

    expect(planned.stdout).toContain('would be written: orders/OrderPlaced/v2.schema.json\n');
    expect([...readdirSync(folder).sort(), ...readdirSync(empty)]).toEqual(['drafts', 'empty']);
    expect(readdirSync(join(drafts, 'orders/OrderCancelled')).sort()).toEqual([
      'contract.json',
      'v1.examples.json',
      'v1.schema.json',
    ]);
    expect([written.exitCode, lacking.exitCode, misused.exitCode]).toEqual([0, 1, 2]);
    expect(lacking.stdout).toContain(
      '✗ busbar.shop@orders.OrderLost-v1: registry busbar-dev has no schema of this name\n',
    );
    expect(misused.stderr).toBe(
      'Failed to pull schemas: --as "orders.OrderLost" names one contract, and 2 schemas are named. ' +
        'Name the one schema that it is for. [INVALID_ARGUMENT]\n',
    );
  });

  it('plan the registry that a push would make, and make none', async () => {
    const planned = await push('--create', '--dry-run');

    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    expect(planned.stdout.split('\n').slice(0, 2)).toEqual([
      'would be created: registry busbar-dev',
      'would be created: busbar.shop@orders.OrderCancelled-v1',
    ]);
    expect(await push('--create', '--dry-run')).toEqual(planned);
  });

  it('say what to do when there is no registry', async () => {
    const outcomes = [await push(), await pull(), await run('schemas', 'check', '--against', 'registry')];

    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([3, 3, 3]);
    expect([...new Set(outcomes.map(({ stderr }) => stderr))]).toEqual([
      'Failed to find schema registry "busbar-dev": the account has none of this name in this region. ' +
        'Deploy the bus stack, which owns it, name another, or push with --create. [REGISTRY_NOT_FOUND]\n',
    ]);
  });
});
