import { connect } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalCloud } from '../src/local-cloud.ts';
import { startLocalCloud } from '../src/start-local-cloud.ts';
import { signedHeaders } from './queue-cloud.ts';
import { type RawRequest, rawRequest } from './raw-request.ts';

let cloud: LocalCloud;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-bad-'));
  cloud = await startLocalCloud({ dataDir: join(directory, 'a', 'data'), seed: 1 });
  await json('sqs', 'CreateQueue', { QueueName: 'orders' });
  await json('dynamodb', 'CreateTable', {
    TableName: 'orders',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  for (const bucket of ['public', 'secret']) await s3('PUT', `/${bucket}`);
  await s3('PUT', '/secret/key', 'secret');
});
afterAll(async () => {
  // Whatever was sent: the cloud still works, and stops.
  const alive = await json('sqs', 'SendMessage', { QueueUrl: queueUrl(), MessageBody: 'a' });
  await cloud.stop();
  rmSync(directory, { recursive: true });
  expect(alive.status).toBe(200);
});

const prefixes: Record<string, string> = {
  dynamodb: 'DynamoDB_20120810',
  events: 'AWSEvents',
  sqs: 'AmazonSQS',
};
const call = (request: RawRequest) => rawRequest(cloud.endpoint, request);
const json = async (service: string, action: string, input: object | string | Uint8Array) => {
  const { status, body } = await call({
    headers: {
      ...signedHeaders(service),
      'x-amz-target': `${prefixes[service]}.${action}`,
      'content-type': 'application/x-amz-json-1.0',
    },
    body: typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input),
  });
  return { status, answer: (body === '' ? {} : JSON.parse(body)) as Record<string, unknown> };
};
const form = (service: string, body: string) =>
  call({
    headers: { ...signedHeaders(service), 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
const s3 = (method: string, path: string, body = '') =>
  call({ method, path, headers: signedHeaders('s3'), body });
const queueUrl = () => `${cloud.endpoint}/000000000000/orders`;
const levels = 100_000;
const deepArray = `${'['.repeat(levels)}${']'.repeat(levels)}`;
const deepObject = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('JSON nested in 100,000 levels', () => {
  it.each([
    ['events', 'PutEvents', `{"Entries":${deepArray}}`, 'SerializationException'],
    [
      'events',
      'TagResource',
      `{"ResourceARN":"a","Tags":[{"Key":"a","Value":${deepObject}}]}`,
      'SerializationException',
    ],
    [
      'sqs',
      'CreateQueue',
      `{"QueueName":"deep","Attributes":${deepObject}}`,
      'com.amazonaws.sqs#SerializationException',
    ],
    [
      'dynamodb',
      'PutItem',
      `{"TableName":"orders","Item":{"pk":${deepObject}}}`,
      'com.amazon.coral.service#SerializationException',
    ],
  ])('is refused by %s:%s', async (service, action, body, type) => {
    const { status, answer } = await json(service, action, body);

    expect([status, answer.__type]).toEqual([400, type]);
  });

  it('is a malformed detail', async () => {
    const Entries = [deepObject, `{"a":${deepArray}}`, `{"a":"${'['.repeat(2_000)}"}`].map((Detail) => ({
      Source: 's',
      DetailType: 'd',
      Detail,
    }));
    const { answer } = await json('events', 'PutEvents', { Entries });

    expect(answer).toEqual({
      FailedEntryCount: 2,
      Entries: [
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
        { EventId: expect.any(String) },
      ],
    });
  });

  it('is text in messages, and kept in policies without harm', async () => {
    const sent = await json('sqs', 'SendMessage', { QueueUrl: queueUrl(), MessageBody: deepObject });
    const set = await json('sqs', 'SetQueueAttributes', {
      QueueUrl: queueUrl(),
      Attributes: { Policy: deepObject },
    });
    const received = await json('sqs', 'ReceiveMessage', { QueueUrl: queueUrl() });

    expect([sent.status, set.status]).toEqual([200, 200]);
    expect((received.answer.Messages as { Body: string }[])[0]?.Body).toBe(deepObject);
  });

  it('is refused in names of the query protocol, which make levels of their own', async () => {
    const { status, body } = await form(
      'sqs',
      `Action=CreateQueue&Version=2012-11-05&QueueName=deep&${'a.'.repeat(levels)}b=1`,
    );

    expect([status, /<Code>(.*?)</.exec(body)?.[1]]).toEqual([400, 'MalformedQueryString']);
  });
});

describe('names of Object.prototype', () => {
  it('are names like any other of queues, buses, rules and patterns', async () => {
    const name = '__proto__';
    const queue = await json('sqs', 'CreateQueue', { QueueName: name });
    const bus = await json('events', 'CreateEventBus', { Name: name });
    const rule = await json('events', 'PutRule', {
      Name: name,
      EventBusName: name,
      EventPattern: '{"source":["__proto__"],"detail":{"__proto__":{"constructor":[1]}}}',
    });
    const described = await json('events', 'DescribeRule', { Name: name, EventBusName: name });

    expect([queue.status, bus.status, rule.status]).toEqual([200, 200, 200]);
    expect(described.answer).toMatchObject({ Name: name, EventBusName: name });
  });

  it('give no member to an input', async () => {
    const rest = await call({
      path: '/2015-03-31/functions',
      headers: signedHeaders('lambda'),
      body: `{"__proto__":{"FunctionName":"f","Role":"r","Handler":"h","Runtime":"nodejs24.x","Code":{"ZipFile":"UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="}}}`,
    });
    const listed = await form('sqs', 'Action=ListQueues&Version=2012-11-05&__proto__.QueueNamePrefix=none');
    const target = await call({
      headers: { ...signedHeaders('sqs'), 'x-amz-target': '__proto__.constructor' },
      body: '{}',
    });

    expect(rest.status).toBe(400);
    expect(listed.body).toContain('/orders</QueueUrl>');
    expect(JSON.parse(target.body).message).toBe('The local cloud does not support sqs:constructor.');
  });

  it('are refused as attributes of items, which dynalite would leave out unsaid', async () => {
    const { status, answer } = await json(
      'dynamodb',
      'PutItem',
      '{"TableName":"orders","Item":{"pk":{"S":"p"},"__proto__":{"S":"lost"}}}',
    );

    expect([status, answer.message]).toEqual([
      400,
      'The local cloud does not keep attributes named "__proto__".',
    ]);
  });
});

describe('sizes', () => {
  it('of 2 MB are refused by PutEvents and SQS', async () => {
    const text = 'x'.repeat(2_000_000);
    const events = await json('events', 'PutEvents', {
      Entries: [{ Source: 's', DetailType: 'd', Detail: JSON.stringify({ text }) }],
    });
    const sqs = await json('sqs', 'SendMessage', { QueueUrl: queueUrl(), MessageBody: text });

    expect([events.status, events.answer.__type]).toEqual([400, 'ValidationException']);
    expect([sqs.status, sqs.answer.__type]).toEqual([
      400,
      'com.amazonaws.sqs#InvalidParameterValueException',
    ]);
  });

  it('of 11 entries, no entry, and entries that are none are refused', async () => {
    const entry = { Source: 's', DetailType: 'd', Detail: '{}' };
    const types = [];
    for (const Entries of [Array(11).fill(entry), [], [null], [5], 'text', { 0: entry }]) {
      types.push((await json('events', 'PutEvents', { Entries })).answer.__type);
    }
    const batch = await json('sqs', 'SendMessageBatch', {
      QueueUrl: queueUrl(),
      Entries: Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'a' })),
    });

    expect(types).toEqual([
      'ValidationException',
      'ValidationException',
      'ValidationException',
      'SerializationException',
      'SerializationException',
      'SerializationException',
    ]);
    expect(batch.answer.__type).toBe('com.amazonaws.sqs#TooManyEntriesInBatchRequest');
  });

  it.each([
    ['events', 'CreateEventBus', { Name: 'x'.repeat(257) }],
    ['events', 'PutRule', { Name: 'x'.repeat(65), EventPattern: '{"source":["a"]}' }],
    ['events', 'CreateArchive', { ArchiveName: 'x'.repeat(49), EventSourceArn: 'arn' }],
    ['sqs', 'CreateQueue', { QueueName: 'x'.repeat(81) }],
    ['dynamodb', 'CreateTable', { TableName: 'x'.repeat(256) }],
  ])('of names over the limit are refused by %s:%s', async (service, action, input) => {
    expect((await json(service, action, input)).status).toBe(400);
  });

  it('of keys over 1,024 bytes are refused by S3', async () => {
    const statuses = [];
    for (const bytes of [1_024, 1_025]) {
      statuses.push((await s3('PUT', `/public/${'k'.repeat(bytes)}`)).status);
    }

    expect(statuses).toEqual([200, 400]);
  });
});

it('refuses conditions whose parentheses its parser would never come to an end with', async () => {
  const put = async (parentheses: number) => {
    const { status } = await json('dynamodb', 'PutItem', {
      TableName: 'orders',
      Item: { pk: { S: 'new' } },
      ConditionExpression: `${'('.repeat(parentheses)}attribute_exists(pk)${')'.repeat(parentheses)}`,
    });
    return status;
  };

  expect([await put(1), await put(1_500)]).toEqual([400, 400]);
});

describe('ARNs of other regions and accounts', () => {
  it('stand for nothing here', async () => {
    const bus = (region: string, account: string) =>
      json('events', 'DescribeEventBus', { Name: `arn:aws:events:${region}:${account}:event-bus/default` });
    const queue = await json('sqs', 'SendMessage', {
      QueueUrl: `${cloud.endpoint}/111111111111/orders`,
      MessageBody: 'a',
    });

    expect([
      (await bus('eu-west-1', '000000000000')).answer.__type,
      (await bus('us-east-1', '111111111111')).answer.__type,
      queue.answer.__type,
    ]).toEqual([
      'ResourceNotFoundException',
      'ResourceNotFoundException',
      'com.amazonaws.sqs#QueueDoesNotExist',
    ]);
  });
});

it('keeps an empty object that names no type', async () => {
  const put = await s3('PUT', '/public/empty');
  const got = await s3('GET', '/public/empty');

  expect([put.status, got.status, got.body, got.headers['content-type']]).toEqual([
    200,
    200,
    '',
    'binary/octet-stream',
  ]);
});

describe('text that is no UTF-8', () => {
  it('is read as U+FFFD; characters that SQS does not take are refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`{"QueueUrl":"${queueUrl()}","MessageBody":"`),
      Buffer.from([0xff, 0xc0]),
      Buffer.from('"}'),
    ]);
    const statuses = [(await json('sqs', 'SendMessage', bytes)).status];
    for (const body of ['\\ud800', '\\u0000']) {
      statuses.push(
        (await json('sqs', 'SendMessage', `{"QueueUrl":"${queueUrl()}","MessageBody":"${body}"}`)).status,
      );
    }

    expect(statuses).toEqual([200, 400, 400]);
  });
});

describe('paths that lead elsewhere', () => {
  it('are names of objects, and reach neither another bucket nor the disk', async () => {
    const paths = [
      '/public/../secret/key',
      '/public/%2e%2e/secret/key',
      '/public/..%2fsecret%2fkey',
      '/public/a\\..\\..\\secret\\key',
    ];
    const got = [];
    for (const path of paths) got.push((await s3('GET', path)).status);
    const put = await s3('PUT', '/public/../../../../outside', 'text');
    const kept = await s3('GET', '/public/..%2f..%2f..%2f..%2foutside');

    expect(got).toEqual([404, 404, 404, 404]);
    expect([put.status, kept.body]).toEqual([200, 'text']);
    expect(readdirSync(directory)).toEqual(['a']);
    expect(readdirSync(join(directory, 'a'))).toEqual(['data']);
  });

  it('are refused where they cannot be told apart', async () => {
    const statuses = [];
    for (const path of ['/public/.', '/public/..', '/../key', '/./key', '//public/key']) {
      statuses.push((await s3('PUT', path, 'text')).status);
    }

    expect(statuses).toEqual([400, 400, 400, 400, 400]);
  });

  it.each([
    ['sqs', 'CreateQueue', { QueueName: '../../queue' }],
    ['events', 'CreateEventBus', { Name: '../../bus' }],
    ['events', 'CreateArchive', { ArchiveName: '../../archive', EventSourceArn: 'arn' }],
    ['dynamodb', 'CreateTable', { TableName: '../../table' }],
  ])('are no names for %s:%s', async (service, action, input) => {
    expect((await json(service, action, input)).status).toBe(400);
  });

  it('are no names of functions, buckets and regions', async () => {
    const lambda = await call({
      path: '/2015-03-31/functions',
      headers: signedHeaders('lambda'),
      body: JSON.stringify({
        FunctionName: '../../function',
        Role: 'arn:aws:iam::000000000000:role/r',
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Code: { ZipFile: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==' },
      }),
    });
    const bucket = await s3('PUT', '/..%2f..%2fbucket');
    const { authorization, ...headers } = signedHeaders('sqs');
    const region = await call({
      headers: {
        ...headers,
        authorization: authorization!.replace('us-east-1', '..'),
        'x-amz-target': 'AmazonSQS.ListQueues',
      },
      body: '{}',
    });

    expect([lambda.status, bucket.status, region.status]).toEqual([400, 400, 403]);
  });
});

describe('HTTP', () => {
  const exchange = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(cloud.endpoint).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
      socket.write(text);
    });
  const statusesOf = (answer: string) =>
    [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

  it('requests in one go are answered in their order', async () => {
    const health = 'GET /_busbar/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
    const last = 'GET /_busbar/none HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n';

    expect(statusesOf(await exchange(health.repeat(3) + last))).toEqual([200, 200, 200, 404]);
  });

  it('what is none is refused', async () => {
    const smuggled =
      'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';

    expect(statusesOf(await exchange('\u0016\u0003\u0001garbage\r\n\r\n'))).toEqual([400]);
    expect(statusesOf(await exchange(smuggled))).toEqual([400]);
    expect(await exchange('CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')).toBe('');
  });

  it.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])(
    '%s of the root is refused without credentials, and allows no foreign page anything',
    async (method) => {
      const { status, headers } = await call({ method, headers: { origin: 'http://localhost:3000' } });

      expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined]);
    },
  );

  it.each([
    ['host', '127.0.0.1.evil.example'],
    ['host', 'evil.example'],
    ['host', '127.0.0.1:4566@evil.example'],
    ['host', '0.0.0.0'],
    ['origin', 'null'],
    ['origin', 'http://127.0.0.1.evil.example'],
    ['origin', 'http://localhost.evil.example'],
    ['origin', 'file://'],
  ])('%s %s is foreign to every path', async (header, value) => {
    const statuses = [];
    for (const path of ['/', '/_busbar/state', '/_busbar/reset', '/public/key']) {
      statuses.push((await call({ path, headers: { [header]: value } })).status);
    }

    expect(statuses).toEqual([403, 403, 403, 403]);
  });

  it('2,000 connections at once are all answered', { timeout: 30_000 }, async () => {
    const answers = await Promise.all(
      Array.from({ length: 2_000 }, () => call({ method: 'GET', path: '/_busbar/health' })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2_000);
  });
});
