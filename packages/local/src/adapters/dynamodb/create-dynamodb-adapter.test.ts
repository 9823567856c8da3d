import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ExportTableToPointInTimeCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFunctionCloud, roleArn } from '../../../test/function-cloud.ts';
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts';
import type { HttpPassThrough } from '../../gateway/http-pass-through.ts';
import { createDynamodbAdapter } from './create-dynamodb-adapter.ts';

const tableName = 'orders';
const cloud = createFunctionCloud({ iam: 'enforce' });
let adapter: HttpPassThrough;
let gateway: Gateway;
let client: DynamoDBClient;
const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new DynamoDBClient({ endpoint: gateway.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });

beforeAll(async () => {
  adapter = createDynamodbAdapter(cloud.cloud);
  gateway = await createGateway({
    cloud: cloud.cloud,
    services: cloud.services,
    actions: [],
    passThroughs: [adapter],
  });
  client = clientOf({ accessKeyId: 'test', secretAccessKey: 'test' });
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
  await adapter.close();
  await cloud.stop();
});
beforeEach(async () => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  for (const TableName of TableNames) await client.send(new DeleteTableCommand({ TableName }));
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'country', AttributeType: 'S' },
      ],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-country',
          KeySchema: [{ AttributeName: 'country', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
});

const put = (pk: string, attributes: Record<string, { S: string } | { N: string }> = {}) =>
  client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: pk }, ...attributes } }));
const items = async () => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  return Items.sort((a, b) => (a['pk']!.S! < b['pk']!.S! ? -1 : 1));
};
const inCountry = async (country: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'by-country',
      KeyConditionExpression: 'country = :country',
      ExpressionAttributeValues: { ':country': { S: country } },
    }),
  );
  return Items.map((item) => item['pk']!.S).sort();
};
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  client.send(
    new TransactWriteItemsCommand({ TransactItems, ...(ClientRequestToken ? { ClientRequestToken } : {}) }),
  );

describe('a table', () => {
  it('is active as soon as it is created, in the account and at the time of the cloud', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));

    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
      CreationDateTime: new Date(cloud.cloud.clock.now()),
    });
  });

  it('is found by its ARN', async () => {
    const TableName = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';

    await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' } } }));

    expect(await items()).toEqual([{ pk: { S: 'a' } }]);
  });

  it('has its time to live switched on once, told back, and switched off', async () => {
    const set = (Enabled: boolean, AttributeName = 'expiration') =>
      client.send(
        new UpdateTimeToLiveCommand({
          TableName: tableName,
          TimeToLiveSpecification: { Enabled, AttributeName },
        }),
      );
    const get = async () =>
      (await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }))).TimeToLiveDescription;

    const before = await get();
    await set(true);
    const during = await get();
    const again = await set(true).catch((error: Error) => `${error.name}: ${error.message}`);
    await set(false);

    expect([before, during, again, await get()]).toEqual([
      { TimeToLiveStatus: 'DISABLED' },
      { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiration' },
      'ValidationException: TimeToLive is already enabled',
      { TimeToLiveStatus: 'DISABLED' },
    ]);
  });

  it('tells that it has no point-in-time recovery', async () => {
    const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: tableName }));

    expect(answer.ContinuousBackupsDescription).toEqual({
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    });
  });

  it('refuses what the local cloud does not do', async () => {
    await expect(
      client.send(new ExportTableToPointInTimeCommand({ TableArn: 'arn', S3Bucket: 'bucket' })),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'The local cloud does not implement dynamodb:ExportTableToPointInTime',
    });
  });

  it('that does not exist is not found', async () => {
    await expect(
      client.send(new GetItemCommand({ TableName: 'nothing', Key: { pk: { S: 'a' } } })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Requested resource not found' });
  });
});

describe('a single write', () => {
  it('keeps strings, numbers, bytes, sets and nested values', async () => {
    const Item = {
      pk: { S: 'é' },
      n: { N: '12345678901234567890.5' },
      b: { B: new Uint8Array([0, 255, 1]) },
      ss: { SS: ['a', 'b'] },
      m: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
    };

    await client.send(new PutItemCommand({ TableName: tableName, Item }));

    expect(await items()).toEqual([Item]);
  });

  it('whose condition fails tells the item that it met, when asked', async () => {
    await put('a', { count: { N: '1' } });
    const send = (more: object) =>
      client
        .send(
          new PutItemCommand({
            TableName: tableName,
            Item: { pk: { S: 'a' } },
            ConditionExpression: 'attribute_not_exists(pk)',
            ...more,
          }),
        )
        .catch((error: { name: string; message: string; Item?: unknown }) => [
          error.name,
          error.message,
          error.Item,
        ]);

    const answers = [await send({}), await send({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })];

    expect(answers).toEqual([
      ['ConditionalCheckFailedException', 'The conditional request failed', undefined],
      [
        'ConditionalCheckFailedException',
        'The conditional request failed',
        { pk: { S: 'a' }, count: { N: '1' } },
      ],
    ]);
  });

  it('takes the values of each request under one expression', async () => {
    const add = (by: string) =>
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: 'a' } },
          UpdateExpression: 'SET #total = if_not_exists(#total, :zero) + :by ADD tags :tags',
          ExpressionAttributeNames: { '#total': 'total' },
          ExpressionAttributeValues: { ':zero': { N: '0' }, ':by': { N: by }, ':tags': { SS: [`t${by}`] } },
        }),
      );

    await add('1');
    await add('20');
    await add('300');

    expect(await items()).toEqual([
      { pk: { S: 'a' }, total: { N: '321' }, tags: { SS: ['t1', 't20', 't300'] } },
    ]);
  });

  it('has the bounds of BETWEEN checked in each request', async () => {
    await put('a', { n: { N: '5' } });
    const between = (low: string, high: string) =>
      client
        .send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { pk: { S: 'a' } },
            ConditionExpression: 'n BETWEEN :low AND :high',
            ExpressionAttributeValues: { ':low': { N: low }, ':high': { N: high } },
          }),
        )
        .then(
          () => 'deleted',
          (error: Error) => error.name,
        );

    expect([await between('6', '7'), await between('7', '6'), await between('4', '6')]).toEqual([
      'ConditionalCheckFailedException',
      'ValidationException',
      'deleted',
    ]);
  });

  it('is refused for an unused value also when its expression is known', async () => {
    const send = (values: Record<string, { N: string }>) =>
      client
        .send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: 'a' } },
            UpdateExpression: 'SET a = :a',
            ExpressionAttributeValues: values,
          }),
        )
        .then(
          () => 'written',
          (error: Error) => error.message,
        );

    expect([await send({ ':a': { N: '1' } }), await send({ ':a': { N: '1' }, ':b': { N: '2' } })]).toEqual([
      'written',
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}',
    ]);
  });
});

describe('TransactWriteItems', () => {
  it('carries out all writes and keeps indexes in step', async () => {
    await put('b', { country: { S: 'FR' } });
    await put('c', { country: { S: 'FR' } });

    await transact([
      { Put: { TableName: tableName, Item: { pk: { S: 'a' }, country: { S: 'FR' } } } },
      {
        Update: {
          TableName: tableName,
          Key: { pk: { S: 'b' } },
          UpdateExpression: 'SET country = :country',
          ExpressionAttributeValues: { ':country': { S: 'DE' } },
        },
      },
      { Delete: { TableName: tableName, Key: { pk: { S: 'c' } } } },
      {
        ConditionCheck: {
          TableName: tableName,
          Key: { pk: { S: 'd' } },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);

    expect(await items()).toEqual([
      { pk: { S: 'a' }, country: { S: 'FR' } },
      { pk: { S: 'b' }, country: { S: 'DE' } },
    ]);
    expect([await inCountry('FR'), await inCountry('DE')]).toEqual([['a'], ['b']]);
  });

  it('carries out none when one condition fails, and says which', async () => {
    await put('b', { count: { N: '7' } });

    const refusal = await transact([
      { Put: { TableName: tableName, Item: { pk: { S: 'a' } } } },
      {
        Put: {
          TableName: tableName,
          Item: { pk: { S: 'b' } },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]).catch((error) => ({ name: error.name, message: error.message, reasons: error.CancellationReasons }));

    expect(refusal).toEqual({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      reasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { pk: { S: 'b' }, count: { N: '7' } },
        },
      ],
    });
    expect(await items()).toEqual([{ pk: { S: 'b' }, count: { N: '7' } }]);
  });

  it('cancels for an update that does not fit the item', async () => {
    await put('a', { name: { S: 'text' } });

    const refusal = await transact([
      {
        Update: {
          TableName: tableName,
          Key: { pk: { S: 'a' } },
          UpdateExpression: 'ADD #name :one',
          ExpressionAttributeNames: { '#name': 'name' },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    ]).catch((error) => error.CancellationReasons);

    expect(refusal).toEqual([
      { Code: 'ValidationError', Message: 'An operand in the update expression has an incorrect data type' },
    ]);
  });

  it('loses none of 40 increments that run at the same time as 40 single ones', async () => {
    const update = {
      TableName: tableName,
      Key: { pk: { S: 'counter' } },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    };

    await Promise.all(
      Array.from({ length: 40 }, (_, index) => [
        transact([
          { Update: update },
          { Put: { TableName: tableName, Item: { pk: { S: `put-${index}` } } } },
        ]),
        client.send(new UpdateItemCommand(update)),
      ]).flat(),
    );

    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: 'counter' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'counter' }, count: { N: '80' } });
  });

  it('takes effect once under one client token, and refuses the token for another request', async () => {
    const add = (by: string): TransactWriteItem[] => [
      {
        Update: {
          TableName: tableName,
          Key: { pk: { S: 'a' } },
          UpdateExpression: 'ADD #count :by',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':by': { N: by } },
        },
      },
    ];

    await transact(add('1'), 'token');
    await transact(add('1'), 'token');
    const refusal = await transact(add('2'), 'token').catch((error: Error) => error.name);
    cloud.cloud.clock.advanceTo(cloud.cloud.clock.now() + 600_000);
    await transact(add('1'), 'token');

    expect([refusal, await items()]).toEqual([
      'IdempotentParameterMismatchException',
      [{ pk: { S: 'a' }, count: { N: '2' } }],
    ]);
  });

  it('may be tried again under its token after it was cancelled', async () => {
    const write: TransactWriteItem[] = [
      {
        Put: {
          TableName: tableName,
          Item: { pk: { S: 'a' } },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
    await put('a');
    const first = await transact(write, 'again').catch((error: Error) => error.name);
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: 'a' } } }));

    await transact(write, 'again');

    expect([first, await items()]).toEqual(['TransactionCanceledException', [{ pk: { S: 'a' } }]]);
  });

  it('takes 100 items and no 101', async () => {
    const puts = (count: number): TransactWriteItem[] =>
      Array.from({ length: count }, (_, index) => ({
        Put: { TableName: tableName, Item: { pk: { S: `${index}` } } },
      }));

    await transact(puts(100));
    const refusal = await transact(puts(101)).catch((error: Error) => [error.name, error.message]);

    expect([(await items()).length, refusal]).toEqual([
      100,
      [
        'ValidationException',
        "1 validation error detected: Value '[101 items]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100",
      ],
    ]);
  });

  it('refuses two operations on one item', async () => {
    const item = { TableName: tableName, Key: { pk: { S: 'a' } } };

    await expect(
      transact([
        { Delete: item },
        { ConditionCheck: { ...item, ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    });
  });

  it('refuses an element with two operations', async () => {
    const item = { TableName: tableName, Key: { pk: { S: 'a' } } };

    await expect(
      transact([{ Delete: item, ConditionCheck: { ...item, ConditionExpression: 'attribute_exists(pk)' } }]),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'TransactItems can only contain one of Check, Put, Update or Delete',
    });
  });
});

it('TransactGetItems gives an item or an empty element for each key', async () => {
  await put('a', { n: { N: '1' } });

  const { Responses } = await client.send(
    new TransactGetItemsCommand({
      TransactItems: [
        { Get: { TableName: tableName, Key: { pk: { S: 'a' } }, ProjectionExpression: 'n' } },
        { Get: { TableName: tableName, Key: { pk: { S: 'b' } } } },
      ],
    }),
  );

  expect(Responses).toEqual([{ Item: { n: { N: '1' } } }, {}]);
});

describe('permissions', () => {
  it('are those of table, index and parts of a transaction', async () => {
    const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';
    cloud.access.putRolePolicy('function-role', 'orders', {
      Statement: [
        { Effect: 'Allow', Action: ['dynamodb:PutItem'], Resource: table },
        { Effect: 'Allow', Action: ['dynamodb:Query'], Resource: `${table}/index/*` },
        { Effect: 'Allow', Action: ['dynamodb:BatchWriteItem'], Resource: table },
      ],
    });
    const role = clientOf(cloud.access.credentialsFor(roleArn, 'reader'));
    const outcome = (call: Promise<unknown>) =>
      call.then(
        () => 'allowed',
        (error: Error) => `${error.name}: ${error.message}`,
      );
    const item = { TableName: tableName, Item: { pk: { S: 'a' } } };
    const query = {
      TableName: tableName,
      KeyConditionExpression: 'country = :country',
      ExpressionAttributeValues: { ':country': { S: 'FR' } },
    };

    const outcomes = [
      await outcome(role.send(new PutItemCommand(item))),
      await outcome(role.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: item }] }))),
      await outcome(
        role.send(
          new BatchWriteItemCommand({ RequestItems: { [tableName]: [{ PutRequest: { Item: item.Item } }] } }),
        ),
      ),
      await outcome(role.send(new QueryCommand({ ...query, IndexName: 'by-country' }))),
      await outcome(role.send(new QueryCommand(query))),
      await outcome(
        role.send(
          new TransactWriteItemsCommand({
            TransactItems: [{ Delete: { TableName: tableName, Key: item.Item } }],
          }),
        ),
      ),
    ];
    role.destroy();

    const denied = (action: string) =>
      `AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/function-role/reader is not authorized to perform: ${action} on resource: ${table} because no identity-based policy allows the ${action} action`;
    expect(outcomes).toEqual([
      'allowed',
      'allowed',
      'allowed',
      'allowed',
      denied('dynamodb:Query'),
      denied('dynamodb:DeleteItem'),
    ]);
  });
});

it('keeps tables and items in a folder', async () => {
  const path = mkdtempSync(join(tmpdir(), 'busbar-test-dynamodb-'));
  const key = { pk: { S: 'a' } };
  const first = createDynamodbAdapter(cloud.cloud, { path });
  await first.call('CreateTable', {
    TableName: 'kept',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  await first.call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'kept', Item: key } }] });
  await first.close();

  const second = createDynamodbAdapter(cloud.cloud, { path });
  const answer = await second.call('GetItem', { TableName: 'kept', Key: key });
  await second.close();
  rmSync(path, { recursive: true });

  expect(answer).toEqual({ Item: { pk: { S: 'a' } } });
});
