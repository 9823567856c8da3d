import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateDiscovererCommand, SchemasClient } from '@aws-sdk/client-schemas';
import { type LocalCloud, startLocalCloud } from '@busbar/local';
import type { DriftReport } from '@busbar/operations/drift';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventArchiver } from '../packages/consumers/src/event-archiver/create-event-archiver.ts';
import { runBusbar } from './run-busbar.ts';

const contractsOfWorkspace = fileURLToPath(new URL('../packages/events-schema/contracts', import.meta.url));

let cloud: LocalCloud;
let events: EventBridgeClient;
let s3: S3Client;
let busArn: string;
/** A repository with a copy of the contracts in a folder of it. */
let repository: string;
let contracts: string;

beforeEach(async () => {
  cloud = await startLocalCloud({ seed: 1 });
  const { endpoint, region, credentials } = cloud;
  events = new EventBridgeClient({ endpoint, region, credentials });
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  const { EventBusArn = '' } = await events.send(new CreateEventBusCommand({ Name: 'shop' }));
  busArn = EventBusArn;

  repository = mkdtempSync(join(tmpdir(), 'busbar-drift-'));
  contracts = join(repository, 'schemas/contracts');
  mkdirSync(contracts, { recursive: true });
  cpSync(contractsOfWorkspace, contracts, { recursive: true });
  git('init', '--quiet');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  events.destroy();
  s3.destroy();
  rmSync(repository, { recursive: true });
  await cloud.stop();
});

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
const drift = (...args: readonly string[]) =>
  runBusbar('schemas', 'drift', '--contracts', contracts, ...args);

/** An order with a field that no publisher of this library would let pass. */
const order = {
  orderId: '700001',
  placedAt: '2026-01-01T08:00:00.000Z',
  country: 'France',
  currency: 'GBP',
  lines: [{ stockCode: 'L-2041', quantity: 6, unitPricePence: 255, giftWrap: true }],
  totalPence: 1530,
};

function toDetail(data: object, id = '1') {
  const producer = { service: 'shop', version: '1.4.0' };
  const metadata = {
    id,
    version: '2.0',
    occurredAt: '2026-01-01T08:00:00.000Z',
    correlationId: 'r',
    producer,
  };
  return { metadata, data };
}

async function publish(...orders: readonly object[]): Promise<void> {
  const entries = orders.map((data, index) => ({
    EventBusName: 'shop',
    Source: 'busbar.shop',
    DetailType: 'orders.OrderPlaced',
    Detail: JSON.stringify(toDetail(data, String(index))),
  }));
  await events.send(new PutEventsCommand({ Entries: entries }));
  await cloud.settle();
}

function toEvent(data: object, id: string, time: string) {
  return {
    version: '0',
    id,
    'detail-type': 'orders.OrderPlaced',
    source: 'busbar.shop',
    account: '000000000000',
    time,
    region: 'us-east-1',
    resources: [],
    detail: toDetail(data, id),
  };
}

/** Puts events into the archive as `event-archiver` does. */
async function archive(bucketName: string, ...envelopes: readonly object[]): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucketName }));
  const messages = envelopes.map((envelope, index) => ({
    messageId: String(index),
    body: JSON.stringify(envelope),
    envelope,
    sentAtMs: 0,
    delivery: {
      kind: 'live',
      attempt: 1,
      receivedAt: '2026-01-01T00:00:00.000Z',
      messageId: String(index),
    } as const,
  }));
  const handle = createEventArchiver({ client: s3, bucketName });
  expect(await handle(messages, {} as never)).toEqual([]);
}

/** The proposal, taken as `git apply` takes it. */
const proposedLine =
  '    "unitPricePence": { "$ref": "unit-price-pence.schema.json" },\n    "giftWrap": { "type": "boolean" }';

describe('busbar schemas drift', { timeout: 60_000 }, () => {
  it('names an undeclared field on a local bus and proposes a change that git applies and that ends the drift', async () => {
    await publish(order, order);
    const patch = join(repository, 'drift.patch');
    const local = ['--from', 'local', '--endpoint', cloud.endpoint, '--event-bus', 'shop'];

    const found = await drift(...local, '--patch', patch);
    git('apply', '--check', 'drift.patch');
    git('apply', 'drift.patch');
    const after = await drift(...local);
    const generated = await runBusbar('generate', '--contracts', contracts, '--out', join(repository, 'gen'));

    expect({ exitCode: found.exitCode, stderr: found.stderr }).toEqual({
      exitCode: 1,
      stderr: `${patch} is written: git apply ${patch}\n`,
    });
    expect(found.stdout).toMatchInlineSnapshot(`
      "┌───────────────────────┬────────┬───────────┬────────────────────────┐
      │ event                 │ events │ violating │ with undeclared fields │
      │ orders.OrderPlaced v2 │      2 │         0 │            2 (100.0 %) │
      │   version 2.0         │      2 │         0 │            2 (100.0 %) │
      │   by shop 1.4.0       │      2 │         0 │            2 (100.0 %) │
      └───────────────────────┴────────┴───────────┴────────────────────────┘
      ┌──────────────────┬───────────────────┬────────────────────────────────────────────────────────────────────────┐
      │                  │ place             │ orders.OrderPlaced v2                                                  │
      │ FIELD_UNDECLARED │ /lines/-/giftWrap │ undeclared, in 2 of 2 objects, boolean                                 │
      └──────────────────┴───────────────────┴────────────────────────────────────────────────────────────────────────┘
      Proposed change:
      --- a/schemas/contracts/_shared/order-line.schema.json
      +++ b/schemas/contracts/_shared/order-line.schema.json
      @@ -11,6 +11,7 @@
             "maxLength": 256
           },
           "quantity": { "description": "Pieces.", "type": "integer", "minimum": 1, "maximum": 2147483648 },
      -    "unitPricePence": { "$ref": "unit-price-pence.schema.json" }
      +    "unitPricePence": { "$ref": "unit-price-pence.schema.json" },
      +    "giftWrap": { "type": "boolean" }
         }
       }
      orders.OrderCancelled v1: compatible by BACKWARD_TRANSITIVE (event), a minor version
      orders.OrderPlaced v1: compatible by BACKWARD_TRANSITIVE (event), a minor version
      orders.OrderPlaced v2: compatible by BACKWARD_TRANSITIVE (event), a minor version
      drift: 2 events compared, 1 finding, 0 hints
      "
    `);
    expect(readFileSync(join(contracts, '_shared/order-line.schema.json'), 'utf8')).toContain(proposedLine);
    expect({ exitCode: after.exitCode, last: after.stdout.trim().split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: 'no drift: 2 events compared, 0 findings, 0 hints',
    });
    expect(generated.exitCode).toBe(0);
  });

  it('reads the S3 archive, a range of it, and goes on past objects that are none', async () => {
    await archive(
      'archive-of-shop',
      toEvent({ ...order, coupon: 'early' }, 'a', '2026-01-01T08:00:00Z'),
      toEvent(order, 'b', '2026-01-02T08:00:00Z'),
      toEvent(order, 'c', '2026-01-03T08:00:00Z'),
    );
    const hourBefore =
      'archive/source=busbar.shop/detail-type=a/year=2026/month=01/day=01/hour=22/a.ndjson.gz';
    for (const Key of ['archive/broken.ndjson.gz', hourBefore]) {
      await s3.send(new PutObjectCommand({ Bucket: 'archive-of-shop', Key, Body: 'plain' }));
    }

    const { exitCode, stdout } = await drift(
      ...['--from', 'archive', '--bucket', 'archive-of-shop', '--since', '2026-01-02', '--format', 'json'],
    );
    const report = JSON.parse(stdout) as DriftReport;

    expect({ exitCode, events: report.events, unreadable: report.unreadable }).toEqual({
      exitCode: 1,
      events: 2,
      unreadable: [{ where: 's3://archive-of-shop/archive/broken.ndjson.gz', reason: 'it is no gzip' }],
    });
    expect(report.findings.map(({ code, pointer, count }) => ({ code, pointer, count }))).toEqual([
      { code: 'FIELD_UNDECLARED', pointer: '/lines/-/giftWrap', count: 2 },
    ]);
    expect(
      report.proposal.verdicts.map(({ detailType, major, step }) => `${detailType} v${major} ${step}`),
    ).toEqual([
      'orders.OrderCancelled v1 minor',
      'orders.OrderPlaced v1 minor',
      'orders.OrderPlaced v2 minor',
    ]);
  });

  it('compares with what the registry has discovered on the bus', async () => {
    const { endpoint, region, credentials } = cloud;
    const schemas = new SchemasClient({ endpoint, region, credentials });
    await schemas.send(new CreateDiscovererCommand({ SourceArn: busArn, CrossAccount: false }));
    schemas.destroy();
    await publish(order, { ...order, country: null });
    const patch = join(repository, 'drift.patch');

    const { exitCode, stdout } = await drift('--from', 'registry', '--format', 'json', '--patch', patch);
    git('apply', '--check', 'drift.patch');
    const report = JSON.parse(stdout) as DriftReport;

    expect({ exitCode, schemas: report.schemas }).toEqual({ exitCode: 1, schemas: 1 });
    expect(report.findings.map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`)).toEqual([
      'TYPE_CONFLICT /country: null seen, must be string, not counted',
      'FIELD_NEVER_SEEN /customerId: declared, and not seen',
      'FIELD_NEVER_SEEN /lines/-/description: declared, and not seen',
      'FIELD_UNDECLARED /lines/-/giftWrap: undeclared, seen, boolean',
    ]);
    expect(readFileSync(patch, 'utf8')).toContain('+    "giftWrap": { "type": "boolean" }');
  });

  it('does not call it free of drift when the registry holds schemas of others only', async () => {
    const { endpoint, region, credentials } = cloud;
    const schemas = new SchemasClient({ endpoint, region, credentials });
    await schemas.send(new CreateDiscovererCommand({ SourceArn: busArn, CrossAccount: false }));
    schemas.destroy();
    const foreign = { EventBusName: 'shop', Source: 'crm', DetailType: 'Lead Won', Detail: '{"lead":1}' };
    await events.send(new PutEventsCommand({ Entries: [foreign] }));
    await cloud.settle();

    expect(await drift('--from', 'registry')).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr:
        'Failed to read events from "discovered-schemas": it holds schemas of other events only, so nothing ' +
        'was compared. Start a discoverer on the bus and publish something; discovery takes minutes. [EVENT_SOURCE_UNREADABLE]\n',
    });
  });

  it('reads events from a file, and says which line is none', async () => {
    const file = join(repository, 'events.ndjson');
    const { giftWrap: _, ...line } = order.lines[0]!;
    const valid = toEvent({ ...order, lines: [line] }, 'a', '2026-01-01T08:00:00Z');
    writeFileSync(file, `${JSON.stringify(valid)}\n{"cut":\n`);

    const { exitCode, stdout } = await drift('--from', 'file', '--events', file);

    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(-4)).toEqual([
      '1 unreadable:',
      '  line 2: it is no JSON',
      'no drift: 1 event compared, 0 findings, 0 hints',
      '',
    ]);
  });

  it('refuses flags that cannot work as usage, and a source without events as environment', async () => {
    const empty = join(repository, 'empty.ndjson');
    writeFileSync(empty, '');
    const outcomes = [
      await drift(),
      await drift('--from', 'archive'),
      await drift('--from', 'local', '--since', 'yesterday'),
      await runBusbar('schemas', 'drift', '--from', 'file', '--contracts', 'no-such-folder'),
      await drift('--from', 'file', '--events', empty),
      await drift('--from', 'archive', '--bucket', 'no-such-bucket'),
      await drift('--from', 'registry'),
    ];

    expect(outcomes.map(({ exitCode, stderr }) => [exitCode, /\[([A-Z_]+)\]\n$/.exec(stderr)?.[1]])).toEqual([
      [2, undefined],
      [2, 'INVALID_ARGUMENT'],
      [2, undefined],
      [2, 'INVALID_ARGUMENT'],
      [3, 'EVENT_SOURCE_UNREADABLE'],
      [3, 'EVENT_SOURCE_UNREADABLE'],
      [3, expect.stringMatching(/^(?:EVENT_SOURCE_UNREADABLE|REGISTRY_NOT_FOUND)$/)],
    ]);
  });
});
