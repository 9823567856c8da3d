import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  type CreateConnectionCommandInput,
  DeauthorizeConnectionCommand,
  DeleteApiDestinationCommand,
  DeleteConnectionCommand,
  DescribeApiDestinationCommand,
  DescribeConnectionCommand,
  ListApiDestinationsCommand,
  ListConnectionsCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
  UpdateApiDestinationCommand,
  UpdateConnectionCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../../../test/loopback-server.ts';
import {
  accountId,
  arnOf,
  refusal,
  startMs,
  startTopicCloud,
  type TopicCloud,
} from '../../../test/topic-cloud.ts';

const roleArn = `arn:aws:iam::${accountId}:role/invoker`;
const apiKey = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'X-Api-Key', ApiKeyValue: 's3cret' } },
} as const;

let cloud: TopicCloud;
let server: LoopbackServer;
beforeEach(async () => {
  cloud = await startTopicCloud({ httpTimeoutMs: 200 });
  server = await startLoopbackServer();
  cloud.access.putRole({ roleArn, roleName: 'invoker' });
  allow('*');
});
afterEach(async () => {
  await cloud.stop();
  await server.stop();
});

function allow(resource: string) {
  cloud.access.putRolePolicy('invoker', 'invoke', {
    Statement: [{ Effect: 'Allow', Action: 'events:InvokeApiDestination', Resource: resource }],
  });
}

/** Makes a connection, an API destination and a rule on source `shop`. */
async function route({
  connection = {},
  destination = {},
  target = {},
}: {
  connection?: Partial<CreateConnectionCommandInput>;
  destination?: {
    InvocationEndpoint?: string;
    HttpMethod?: 'POST' | 'GET';
    InvocationRateLimitPerSecond?: number;
  };
  target?: Partial<Target>;
} = {}) {
  const { ConnectionArn } = await cloud.events.send(
    new CreateConnectionCommand({ Name: 'shop', ...apiKey, ...connection }),
  );
  const { ApiDestinationArn } = await cloud.events.send(
    new CreateApiDestinationCommand({
      Name: 'hook',
      ConnectionArn,
      InvocationEndpoint: `${server.url}/hook`,
      HttpMethod: 'POST',
      ...destination,
    }),
  );
  await cloud.events.send(new PutRuleCommand({ Name: 'to-hook', EventPattern: '{"source":["shop"]}' }));
  await cloud.events.send(
    new PutTargetsCommand({
      Rule: 'to-hook',
      Targets: [{ Id: 'hook', Arn: ApiDestinationArn, RoleArn: roleArn, ...target }],
    }),
  );
  return { ConnectionArn: ConnectionArn!, ApiDestinationArn: ApiDestinationArn! };
}

const put = (...details: object[]) =>
  cloud.events.send(
    new PutEventsCommand({
      Entries: details.map((detail) => ({
        Source: 'shop',
        DetailType: 'orders.OrderPlaced',
        Detail: JSON.stringify(detail),
      })),
    }),
  );

const deadLettered = () => {
  const queue = cloud.createQueue('dlq', { open: 'events.amazonaws.com' });
  return { DeadLetterConfig: { Arn: queue } };
};
const deadLetterFacts = () =>
  cloud
    .messages('dlq')
    .map(({ messageAttributes }) =>
      Object.fromEntries(
        Object.entries(messageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
      ),
    );

describe('a call of an API destination', () => {
  it('carries the event, the API key and the headers of EventBridge', async () => {
    await route();

    await put({ orderId: '1' });
    await cloud.settle();

    const [{ method, path, headers, body } = { headers: {} }] = server.requests;
    expect({ method, path, headers: { ...headers, host: '<host>', 'content-length': '<length>' } }).toEqual({
      method: 'POST',
      path: '/hook',
      headers: {
        accept: undefined,
        'accept-encoding': 'gzip,deflate',
        connection: 'close',
        'content-length': '<length>',
        'content-type': 'application/json; charset=utf-8',
        host: '<host>',
        range: 'bytes=0-1048575',
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
        'x-api-key': 's3cret',
      },
    });
    expect(JSON.parse(body!)).toMatchObject({ source: 'shop', detail: { orderId: '1' } });
    expect(cloud.recordsOf('event-delivered')).toHaveLength(1);
  });

  it('puts path, header, query and body parameters in, and those of the connection win', async () => {
    await route({
      connection: {
        AuthParameters: {
          ...apiKey.AuthParameters,
          InvocationHttpParameters: {
            HeaderParameters: [{ Key: 'x-who', Value: 'connection' }],
            QueryStringParameters: [{ Key: 'who', Value: 'connection', IsValueSecret: true }],
            BodyParameters: [{ Key: 'who', Value: 'connection' }],
          },
        },
      },
      destination: { InvocationEndpoint: `${server.url}/orders/*/lines/*?fixed=1` },
      target: {
        InputPath: '$.detail',
        HttpParameters: {
          PathParameterValues: ['$.detail.orderId', 'a/b'],
          HeaderParameters: { 'X-Who': 'target', 'x-type': '$.detail-type', Host: 'elsewhere' },
          QueryStringParameters: { who: 'target', id: '$.id' },
        },
      },
    });

    const { Entries } = await put({ orderId: '17', who: 'event' });
    await cloud.settle();

    const [request] = server.requests;
    expect(request?.path).toBe(`/orders/17/lines/a%2Fb?fixed=1&who=connection&id=${Entries![0]!.EventId}`);
    expect(request?.headers).toMatchObject({ 'x-who': 'connection', 'x-type': 'orders.OrderPlaced' });
    expect(request?.headers.host).toBe(new URL(server.url).host);
    expect(request?.body).toBe('{"orderId":"17","who":"connection"}');
  });

  it('has no body with GET, and proves itself by user and password with BASIC', async () => {
    await route({
      connection: {
        AuthorizationType: 'BASIC',
        AuthParameters: { BasicAuthParameters: { Username: 'shop', Password: 'pass:word' } },
      },
      destination: { HttpMethod: 'GET' },
    });

    await put({});
    await cloud.settle();

    expect(server.requests.map(({ method, body, headers }) => [method, body, headers.authorization])).toEqual(
      [['GET', '', `Basic ${Buffer.from('shop:pass:word').toString('base64')}`]],
    );
  });

  it('goes out at the rate of the destination: 2 a second', async () => {
    await route({ destination: { InvocationRateLimitPerSecond: 2 } });

    await put({ n: 1 }, { n: 2 }, { n: 3 });
    await cloud.settle();

    expect(cloud.recordsOf('event-delivered').map(({ atMs }) => atMs - startMs)).toEqual([0, 500, 1_000]);
  });

  it('is not made when it leads outside the machine: the event is dead-lettered at once', async () => {
    await route({
      destination: { InvocationEndpoint: 'https://example.com/hook?secret=1' },
      target: deadLettered(),
    });

    await put({ orderId: '1' });
    await cloud.settle();

    expect(
      deadLetterFacts().map(({ ERROR_CODE, ERROR_MESSAGE, RETRY_ATTEMPTS }) => [
        ERROR_CODE,
        ERROR_MESSAGE,
        RETRY_ATTEMPTS,
      ]),
    ).toEqual([
      [
        'CONNECTION_FAILURE',
        'The local cloud sends nothing outside the machine: https://example.com/hook',
        '0',
      ],
    ]);
  });

  it('is dead-lettered when the rate leaves no place before the event is too old', async () => {
    await route({
      destination: { InvocationRateLimitPerSecond: 1 },
      target: { RetryPolicy: { MaximumEventAgeInSeconds: 60 }, ...deadLettered() },
    });

    for (let batch = 0; batch < 7; batch += 1) await put(...Array.from({ length: 10 }, (_, n) => ({ n })));
    await cloud.settle();

    expect(server.requests).toHaveLength(61);
    expect(deadLetterFacts().map(({ EXHAUSTED_RETRY_CONDITION: condition }) => condition)).toEqual(
      Array.from({ length: 9 }, () => 'MaximumEventAgeInSeconds'),
    );
  });
});

describe('OAuth', () => {
  const oauth = () => ({
    AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS' as const,
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: 'shop', ClientSecret: 'hidden' },
        AuthorizationEndpoint: `${server.url}/token`,
        HttpMethod: 'POST' as const,
        OAuthHttpParameters: { BodyParameters: [{ Key: 'scope', Value: 'orders' }] },
      },
    },
  });
  const token = (access_token: string, expires_in = 60) => ({
    body: JSON.stringify({ access_token, expires_in, token_type: 'bearer' }),
  });
  const authorizations = () =>
    server.requests.filter(({ path }) => path === '/hook').map(({ headers }) => headers.authorization);

  it('fetches a token when the connection is made, and another after its time', async () => {
    server.plan(token('one'));
    await route({ connection: oauth() });
    await cloud.settle();
    const authorized = await cloud.events.send(new DescribeConnectionCommand({ Name: 'shop' }));

    await put({});
    await cloud.settle();
    cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    server.plan(token('two'));
    await put({});
    await cloud.settle();

    expect(authorized.ConnectionState).toBe('AUTHORIZED');
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/token',
      body: 'grant_type=client_credentials&scope=orders',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from('shop:hidden').toString('base64')}`,
      },
    });
    expect(authorizations()).toEqual(['Bearer one', 'Bearer two']);
  });

  it('fetches a new token after 401 and tries again', async () => {
    server.plan(token('stale', 3_600), { status: 401 }, token('fresh'));
    await route({ connection: oauth() });
    await cloud.settle();

    await put({});
    await cloud.settle();

    expect(authorizations()).toEqual(['Bearer stale', 'Bearer fresh']);
    expect(cloud.recordsOf('event-delivered')).toHaveLength(1);
  });

  it('notes a refused token in the connection, whose destinations become inactive', async () => {
    server.plan({ status: 400 }, { status: 400 });
    await route({ connection: oauth(), target: deadLettered() });
    await cloud.settle();

    await put({});
    await cloud.settle();

    const connection = await cloud.events.send(new DescribeConnectionCommand({ Name: 'shop' }));
    const destination = await cloud.events.send(new DescribeApiDestinationCommand({ Name: 'hook' }));
    expect([connection.ConnectionState, connection.StateReason, destination.ApiDestinationState]).toEqual([
      'DEAUTHORIZED',
      'The authorization endpoint answered 400.',
      'INACTIVE',
    ]);
    expect(deadLetterFacts().map(({ ERROR_CODE, ERROR_MESSAGE }) => [ERROR_CODE, ERROR_MESSAGE])).toEqual([
      ['NO_PERMISSIONS', 'No token for connection shop: The authorization endpoint answered 400.'],
    ]);
  });
});

describe('a failed call', () => {
  it.each([409, 429, 500, 503])('with status %i is made again', async (status) => {
    await route();
    server.plan({ status });

    await put({});
    await cloud.settle();

    expect(server.requests).toHaveLength(2);
    expect(cloud.recordsOf('event-delivered')).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 302])(
    'with status %i goes to the dead-letter queue at once',
    async (status) => {
      const { ApiDestinationArn } = await route({ target: deadLettered() });
      server.plan({ status, headers: { location: 'https://example.com/' } });

      await put({});
      await cloud.settle();

      expect(server.requests).toHaveLength(1);
      expect(deadLetterFacts()).toEqual([
        {
          RULE_ARN: `arn:aws:events:us-east-1:${accountId}:rule/to-hook`,
          TARGET_ARN: ApiDestinationArn,
          ERROR_CODE: 'ERROR_FROM_TARGET',
          ERROR_MESSAGE: `The API destination hook answered with HTTP status ${status}.`,
          RETRY_ATTEMPTS: '0',
        },
      ]);
    },
  );

  it('waits as long as Retry-After says, and is given up when that is negative', async () => {
    await route({ target: deadLettered() });
    server.plan({ status: 503, headers: { 'retry-after': '120' } });
    await put({});
    await cloud.settle();
    const [delivered] = cloud.recordsOf('event-delivered');

    server.plan({ status: 503, headers: { 'retry-after': '-1' } });
    await put({});
    await cloud.settle();

    expect(delivered?.atMs).toBe(startMs + 120_000);
    expect(deadLetterFacts()).toHaveLength(1);
  });

  it('without an answer in time, or without anybody who listens, is made again until its retries are used up', async () => {
    await route({ target: { RetryPolicy: { MaximumRetryAttempts: 2 }, ...deadLettered() } });
    server.plan('hang', 'hang', 'hang');
    await put({});
    await cloud.settle();
    await cloud.events.send(
      new UpdateApiDestinationCommand({ Name: 'hook', InvocationEndpoint: 'http://127.0.0.1:9/?key=hidden' }),
    );
    await put({});
    await cloud.settle();

    expect(server.requests).toHaveLength(3);
    expect(
      deadLetterFacts().map(({ RULE_ARN: _, TARGET_ARN: __, ...facts }) => ({
        ...facts,
        ERROR_MESSAGE: facts.ERROR_MESSAGE?.replace(server.url, '<server>'),
      })),
    ).toEqual([
      {
        ERROR_CODE: 'TIMEOUT',
        ERROR_MESSAGE: '<server>/hook did not answer within 200 ms.',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '2',
      },
      {
        ERROR_CODE: 'CONNECTION_FAILURE',
        ERROR_MESSAGE: 'connect ECONNREFUSED 127.0.0.1:9',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '2',
      },
    ]);
  });

  it('is one that the role may not make, or whose destination or connection is gone', async () => {
    const { ApiDestinationArn } = await route({ target: deadLettered() });

    allow('arn:aws:events:us-east-1:000000000000:api-destination/other/*');
    await put({});
    allow('arn:aws:events:us-east-1:000000000000:api-destination/hook/*');
    await put({});
    await cloud.settle();
    await cloud.events.send(new DeauthorizeConnectionCommand({ Name: 'shop' }));
    await put({});
    await cloud.settle();
    await cloud.events.send(new DeleteConnectionCommand({ Name: 'shop' }));
    await put({});
    await cloud.settle();
    await cloud.events.send(new DeleteApiDestinationCommand({ Name: 'hook' }));
    await put({});
    await cloud.settle();

    expect(server.requests).toHaveLength(1);
    expect(deadLetterFacts().map(({ ERROR_CODE, ERROR_MESSAGE }) => [ERROR_CODE, ERROR_MESSAGE])).toEqual([
      [
        'NO_PERMISSIONS',
        `User: arn:aws:sts::${accountId}:assumed-role/invoker/events is not authorized to perform: events:InvokeApiDestination on resource: ${ApiDestinationArn} because no identity-based policy allows the events:InvokeApiDestination action`,
      ],
      ['NO_PERMISSIONS', 'The connection shop is deauthorized.'],
      ['NO_RESOURCE', `The API destination ${ApiDestinationArn} or its connection does not exist.`],
      ['NO_RESOURCE', `The target ${ApiDestinationArn} does not exist.`],
    ]);
  });

  it('that was under way when the cloud ended is made again by the next one', async () => {
    await route();
    server.plan('hang');
    await put({});
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { store } = cloud.cloud;
    await cloud.stop();
    expect([...store.collection<{ key: string }>('events.deliveries').values()]).toHaveLength(1);

    cloud = await startTopicCloud({ store });
    cloud.access.putRole({ roleArn, roleName: 'invoker' });
    allow('*');
    await cloud.settle();

    expect(cloud.recordsOf('event-delivered')).toHaveLength(1);
    expect(store.collection('events.deliveries').size).toBe(0);
  });
});

describe('connections and API destinations', () => {
  it('are described without their secrets', async () => {
    await cloud.events.send(
      new CreateConnectionCommand({
        Name: 'oauth',
        Description: 'to the shop',
        AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
        AuthParameters: {
          OAuthParameters: {
            ClientParameters: { ClientID: 'shop', ClientSecret: 'SECRET' },
            AuthorizationEndpoint: `${server.url}/token`,
            HttpMethod: 'POST',
          },
          InvocationHttpParameters: {
            HeaderParameters: [
              { Key: 'open', Value: 'shown', IsValueSecret: false },
              { Key: 'hidden', Value: 'SECRET', IsValueSecret: true },
            ],
          },
        },
      }),
    );

    const { $metadata: _, ...described } = await cloud.events.send(
      new DescribeConnectionCommand({ Name: 'oauth' }),
    );
    expect(JSON.stringify(described)).not.toContain('SECRET');
    expect(described.AuthParameters).toEqual({
      OAuthParameters: {
        ClientParameters: { ClientID: 'shop' },
        AuthorizationEndpoint: `${server.url}/token`,
        HttpMethod: 'POST',
      },
      InvocationHttpParameters: {
        HeaderParameters: [
          { Key: 'open', Value: 'shown', IsValueSecret: false },
          { Key: 'hidden', IsValueSecret: true },
        ],
      },
    });
    expect(described.ConnectionArn).toMatch(
      /^arn:aws:events:us-east-1:0{12}:connection\/oauth\/[\da-f-]{36}$/,
    );
    expect(described.SecretArn).toMatch(/:secret:events!connection\/oauth\//);
  });

  it('keep what an update leaves out, the secret too', async () => {
    const { ConnectionArn } = await route();
    await cloud.events.send(
      new UpdateConnectionCommand({
        Name: 'shop',
        AuthorizationType: 'API_KEY',
        AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'X-New', ApiKeyValue: undefined } },
      }),
    );
    await cloud.events.send(new UpdateApiDestinationCommand({ Name: 'hook', HttpMethod: 'PUT' }));

    await put({});
    await cloud.settle();

    expect(server.requests.map(({ method, headers }) => [method, headers['x-new']])).toEqual([
      ['PUT', 's3cret'],
    ]);
    const { ApiDestinations } = await cloud.events.send(new ListApiDestinationsCommand({ ConnectionArn }));
    expect(ApiDestinations?.map(({ Name, HttpMethod }) => [Name, HttpMethod])).toEqual([['hook', 'PUT']]);
    const { Connections } = await cloud.events.send(
      new ListConnectionsCommand({ ConnectionState: 'AUTHORIZED' }),
    );
    expect(Connections?.map(({ Name }) => Name)).toEqual(['shop']);
  });

  it('refuse what is no HTTPS endpoint, what is there already and what is not there', async () => {
    const { ConnectionArn } = await route();
    const create = (InvocationEndpoint: string, others: object = {}) =>
      refusal(
        cloud.events.send(
          new CreateApiDestinationCommand({
            Name: 'other',
            ConnectionArn,
            InvocationEndpoint,
            HttpMethod: 'POST',
            ...others,
          }),
        ),
      );

    expect([
      await create('nowhere'),
      await create('http://127.0.0.1.example.com/'),
      await create('http://localhost@example.com/'),
      await create(server.url, { Name: 'hook' }),
      await create(server.url, { ConnectionArn: ConnectionArn.replace('/shop/', '/none/') }),
      await refusal(cloud.events.send(new CreateConnectionCommand({ Name: 'shop', ...apiKey }))),
      await refusal(cloud.events.send(new DescribeConnectionCommand({ Name: 'none' }))),
      await refusal(cloud.events.send(new DescribeApiDestinationCommand({ Name: 'none' }))),
      await refusal(
        cloud.events.send(
          new CreateConnectionCommand({ Name: 'mixed', ...apiKey, AuthorizationType: 'BASIC' }),
        ),
      ),
      await refusal(
        cloud.events.send(
          new PutTargetsCommand({
            Rule: 'to-hook',
            Targets: [{ Id: 'no-role', Arn: `arn:aws:events:us-east-1:${accountId}:api-destination/hook/1` }],
          }),
        ),
      ),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: Parameter InvocationEndpoint is not valid. Reason: Provided value is not a valid HTTPS URL.",
        "ValidationException: Parameter InvocationEndpoint is not valid. Reason: Provided value is not a valid HTTPS URL.",
        "ValidationException: Parameter InvocationEndpoint is not valid. Reason: Provided value is not a valid HTTPS URL.",
        "ResourceAlreadyExistsException: An api-destination hook already exists.",
        "ResourceNotFoundException: Connection 'none' does not exist.",
        "ResourceAlreadyExistsException: Connection shop already exists.",
        "ResourceNotFoundException: Connection 'none' does not exist.",
        "ResourceNotFoundException: An api-destination 'none' does not exist.",
        "ValidationException: Parameter BasicAuthParameters must be specified for AuthorizationType BASIC.",
        "ValidationException: RoleArn is required for target no-role.",
      ]
    `);
  });
});

describe('other new targets of rules', () => {
  it('publish the event to a topic whose policy lets the rule in, and dead-letter it otherwise', async () => {
    const topic = cloud.topics.create('orders', {}, {});
    cloud.topics.subscribe(topic.arn, {
      protocol: 'sqs',
      endpoint: cloud.createQueue('inbox'),
      attributes: { RawMessageDelivery: 'true' },
      principal: '',
    });
    await cloud.events.send(new PutRuleCommand({ Name: 'to-topic', EventPattern: '{"source":["shop"]}' }));
    await cloud.events.send(
      new PutTargetsCommand({
        Rule: 'to-topic',
        Targets: [{ Id: 'topic', Arn: arnOf.topic('orders'), ...deadLettered() }],
      }),
    );

    await put({ n: 1 });
    cloud.topics.setPolicy(topic.arn, {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: topic.arn,
          Condition: {
            ArnEquals: { 'aws:SourceArn': `arn:aws:events:us-east-1:${accountId}:rule/to-topic` },
          },
        },
      ],
    });
    await put({ n: 2 });
    await put({ text: 'x'.repeat(262_144) });

    expect(cloud.bodies('inbox').map((body) => JSON.parse(body).detail)).toEqual([{ n: 2 }]);
    expect(deadLetterFacts().map(({ ERROR_CODE }) => ERROR_CODE)).toEqual([
      'NO_PERMISSIONS',
      'SDK_CLIENT_ERROR',
    ]);
  });

  it('write the event into a log group that is there, or the line that the transformer makes', async () => {
    cloud.logGroups.createGroup('/aws/events/orders', startMs);
    const arn = (name: string) => `arn:aws:logs:us-east-1:${accountId}:log-group:${name}`;
    await cloud.events.send(new PutRuleCommand({ Name: 'to-logs', EventPattern: '{"source":["shop"]}' }));
    await cloud.events.send(
      new PutTargetsCommand({
        Rule: 'to-logs',
        Targets: [
          { Id: 'plain', Arn: arn('/aws/events/orders') },
          {
            Id: 'shaped',
            Arn: `${arn('/aws/events/orders')}:*`,
            InputTransformer: {
              InputPathsMap: { time: '$.time', id: '$.detail.orderId' },
              InputTemplate: '{"timestamp": <time>, "message": "order <id>"}',
            },
          },
          { Id: 'wrong', Arn: arn('/aws/events/orders'), InputPath: '$.detail', ...deadLettered() },
          { Id: 'shapeless', Arn: arn('/aws/events/orders'), Input: '{"a":1}', ...deadLettered() },
          { Id: 'missing', Arn: arn('/aws/events/none'), ...deadLettered() },
        ],
      }),
    );

    await put({ orderId: '1' });

    const { lines, streams } = cloud.logGroups.group('/aws/events/orders')!;
    expect(lines.map(({ timestamp, message }) => [timestamp - startMs, message.slice(0, 30)])).toEqual([
      [0, '{"version":"0","id":"'.padEnd(30, '_').slice(0, 21) + lines[0]!.message.slice(21, 30)],
      [-123, 'order 1'],
      [0, '{"orderId":"1"}'],
    ]);
    expect(streams.size).toBe(3);
    expect(deadLetterFacts().map(({ ERROR_CODE }) => ERROR_CODE)).toEqual([
      'INVALID_PARAMETER',
      'NO_RESOURCE',
    ]);
  });
});
