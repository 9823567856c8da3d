import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createVirtualClock } from '@busbar/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ToldState } from '../../test/crash/killable-cloud.ts';
import { writeAssembly } from '../../test/crash/write-assembly.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { createSpy } from '../spy.ts';
import { startLocalCloud } from '../start-local-cloud.ts';
import type { NumberedSpyRecord } from './spy-log.ts';
import { createSpyLog } from './spy-log.ts';

const startMs = Date.UTC(2025, 0, 1);
let directory: string;
let cloud: LocalCloud;
let events: EventBridgeClient;
let sqs: SQSClient;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-inspection-'));
  writeAssembly(directory);
  cloud = await startLocalCloud({ assembly: directory, clock: createVirtualClock({ startMs }), seed: 7 });
  const { endpoint, region, credentials } = cloud;
  events = new EventBridgeClient({ endpoint, region, credentials });
  sqs = new SQSClient({ endpoint, region, credentials });
});
afterAll(async () => {
  events.destroy();
  sqs.destroy();
  await cloud.stop();
  rmSync(directory, { recursive: true });
});
beforeEach(() => cloud.reset());

const read = async (path: string) =>
  (await (await fetch(`${cloud.endpoint}/_busbar/${path}`)).json()) as unknown;
const state = () => read('state') as Promise<ToldState>;
const post = (path: string, init: RequestInit = {}) =>
  fetch(`${cloud.endpoint}/_busbar/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...init,
  });
const publish = (key: string, detail: object = {}) =>
  events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: 'crash',
          Source: 'crash',
          DetailType: 'Event',
          Detail: JSON.stringify({ key, ...detail }),
        },
      ],
    }),
  );
const queueUrl = (name: string) => `${cloud.endpoint}/000000000000/${name}`;

describe('GET /_busbar/state', () => {
  it('tells every service what it holds', async () => {
    await publish('a');
    await cloud.settle();
    const told = await state();

    expect(Object.keys(told)).toEqual(
      expect.arrayContaining([
        'cloud',
        'events',
        'sqs',
        'lambda',
        'logs',
        'iam',
        'cloudformation',
        'dynamodb',
        's3',
      ]),
    );
    expect(told.cloud).toMatchObject({
      accountId: '000000000000',
      endpoint: cloud.endpoint,
      seed: 7,
      clock: { nowMs: cloud.clock.now(), running: false },
    });
    expect(told.events.eventBuses.find(({ name }) => name === 'crash')?.rules[1]).toMatchObject({
      name: 'all',
      targets: [{ Id: 'pulled' }, { Id: 'handled' }],
    });
    expect(told.events.archives).toMatchObject([{ name: 'crash', events: [{ detail: '{"key":"a"}' }] }]);
    expect(told.sqs.queues.find(({ name }) => name === 'pulled')).toMatchObject({
      counts: { visible: 1, delayed: 0, 'in-flight': 0 },
      messages: [{ state: 'visible', body: expect.stringContaining('"detail":{"key":"a"}') }],
    });
    expect(told.lambda).toMatchObject({
      functions: [{ functionName: 'handler', environment: { TABLE: 'handled' } }],
      eventSourceMappings: [{ batchSize: 5, enabled: true }],
    });
    expect(told.dynamodb.tables).toMatchObject([{ name: 'handled', items: [{ pk: { S: 'a' } }] }]);
    expect(told.s3.buckets).toMatchObject([{ name: 'handled', objects: [{ key: 'a', sizeBytes: 1 }] }]);
    expect(told.cloudformation).toMatchObject({ stacks: [{ stackName: 'crash' }], inertResources: [] });
  });

  it('tells of one service alone when asked', async () => {
    expect(Object.keys((await read('state?service=s3')) as object)).toEqual(['s3']);
  });
});

describe('GET /_busbar/spy', () => {
  it('tells what happened after a number', async () => {
    const before = (await read('spy?since=1000000000')) as { last: number; records: unknown[] };
    await publish('a');
    const { last, records } = (await read(`spy?since=${before.last}`)) as {
      last: number;
      records: NumberedSpyRecord[];
    };

    expect(before.records).toEqual([]);
    expect(records.slice(0, 3).map(({ type }) => type)).toEqual([
      'event-accepted',
      'event-archived',
      'event-matched',
    ]);
    expect(records[0]?.sequence).toBe(before.last + 1);
    expect(last).toBeGreaterThanOrEqual(before.last + 3);
  });

  it('refuses what is no number', async () => {
    expect((await fetch(`${cloud.endpoint}/_busbar/spy?since=x`)).status).toBe(400);
  });

  it('keeps the last records only, and their numbers', () => {
    const spy = createSpy();
    const log = createSpyLog(spy, 3);
    for (let index = 1; index <= 5; index += 1) {
      spy.note({ type: 'event-archived', atMs: index, archiveName: 'a', eventId: 'e' });
    }

    expect(log.last).toBe(5);
    expect(log.since(0).map(({ sequence, atMs }) => [sequence, atMs])).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(log.since(4).map(({ sequence }) => sequence)).toEqual([5]);
    expect(log.since(5)).toEqual([]);
  });
});

it('GET /_busbar/access tells what roles needed', async () => {
  await publish('a');
  await cloud.settle();
  const { principals } = (await read('access')) as { principals: { principal: string; denied: unknown[] }[] };

  expect(principals).toEqual(cloud.accessReport().principals);
  expect(principals.find(({ principal }) => principal.endsWith(':role/handler'))).toMatchObject({
    denied: [],
  });
});

describe('reset', () => {
  it('empties queues, archives, tables and buckets, and keeps what they are', async () => {
    await publish('a');
    await publish('b', { poison: true });
    await cloud.settle();
    await post('reset');
    const told = await state();

    expect(told.sqs.queues.map(({ name, messages }) => [name, messages.length])).toEqual([
      ['pulled', 0],
      ['handled-dlq', 0],
      ['handled', 0],
    ]);
    expect(told.events.archives).toMatchObject([{ name: 'crash', eventCount: 0, events: [] }]);
    expect(told.dynamodb.tables).toMatchObject([{ name: 'handled', items: [] }]);
    expect(told.s3.buckets).toMatchObject([{ name: 'handled', objects: [] }]);
    await publish('c');
    await cloud.settle();
    expect((await state()).dynamodb.tables[0]?.items).toEqual([{ pk: { S: 'c' } }]);
  });

  it('forgets what waits: messages in flight and their timers, retries, replays', async () => {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl('pulled'), MessageBody: 'a', DelaySeconds: 9 }),
    );
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl('pulled'), MessageBody: 'b' }));
    await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl('pulled') }));
    for (let index = 0; index < 300; index += 1) await publish(`event-${index}`);
    const arn = (kind: string) => `arn:aws:events:us-east-1:000000000000:${kind}/crash`;
    const replay = new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: arn('archive'),
      EventStartTime: new Date(startMs - 1_000),
      EventEndTime: new Date(startMs + 1e10),
      Destination: { Arn: arn('event-bus') },
    });
    await events.send(replay);
    await cloud.reset();
    const told = await state();

    expect(told.cloud).toMatchObject({ work: { active: 0 } });
    expect(told.events.replays).toEqual([]);
    expect(told.sqs.queues.flatMap(({ messages }) => messages)).toEqual([]);
    const beforeMs = cloud.clock.now();
    await cloud.settle();
    expect(cloud.clock.now()).toBe(beforeMs);
    await events.send(replay);
    await cloud.settle();
    expect((await state()).events.replays).toMatchObject([{ name: 'again', state: 'COMPLETED' }]);
  });
});

describe('POST /_busbar/settle and /_busbar/advance', () => {
  it('let work end and time pass', async () => {
    const beforeMs = cloud.clock.now();
    await publish('a');
    const settled = await post('settle');
    const advanced = await post('advance', { body: '{"ms":60000}' });

    expect(settled.status).toBe(200);
    expect(await advanced.json()).toEqual({
      nowMs: beforeMs + 60_000,
      now: new Date(beforeMs + 60_000).toISOString(),
    });
    expect((await state()).dynamodb.tables[0]?.items).toEqual([{ pk: { S: 'a' } }]);
  });

  it.each(['{}', '{"ms":-1}', '{"ms":"1"}', '{"ms":1e300}', '[]', '{'])(
    'advance refuses %s',
    async (body) => {
      expect((await post('advance', { body })).status).toBe(400);
    },
  );
});

describe('paths of its own', () => {
  it('take no form, which a foreign page could send, no other method, and no other name', async () => {
    const statuses = [];
    for (const contentType of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      statuses.push((await post('reset', { headers: { 'content-type': contentType } })).status);
    }
    statuses.push((await fetch(`${cloud.endpoint}/_busbar/reset`)).status);
    statuses.push((await post('state')).status);
    statuses.push((await post('__proto__')).status);
    statuses.push((await post('advance', { body: `{"ms":1,"x":"${'x'.repeat(70_000)}"}` })).status);

    expect(statuses).toEqual([415, 415, 415, 405, 405, 404, 413]);
  });
});
