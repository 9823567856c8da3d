import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { isTooDeep } from '../../gateway/protocols/json-depth.ts';
import type {
  HttpPassThrough,
  HttpPassThroughRequest,
  HttpPassThroughResponse,
} from '../../gateway/http-pass-through.ts';
import { DynamodbError } from './dynamodb-error.ts';
import { dynamodbPermissions } from './dynamodb-permissions.ts';
import { checkInput } from './check-input.ts';
import { cacheExpressions } from './expression-cache.ts';
import { createTableStore, dynaliteOperations, type DynaliteOperation } from './table-store.ts';
import { createTimeToLive } from './time-to-live.ts';
import { createTransactions } from './transactions.ts';

type Input = Record<string, unknown>;

export interface DynamodbAdapterOptions {
  /** Folder of the database: tables and items outlive the process. @default in memory */
  readonly path?: string;
}

/** Runs DynamoDB on dynalite, in process and without a port of its own. @see https://github.com/architect/dynalite */
export function createDynamodbAdapter(
  cloud: CloudContext,
  { path }: DynamodbAdapterOptions = {},
): HttpPassThrough {
  cacheExpressions();
  const tables = createTableStore({
    accountId: cloud.accountId,
    region: cloud.region,
    ...(path === undefined ? {} : { path }),
  });
  const transactions = createTransactions(cloud, tables);
  const timeToLive = createTimeToLive(cloud, tables);

  const untilTable = async (tableName: string, reached: (status: string | undefined) => boolean) => {
    for (;;) {
      const status = await tables.table(tableName, { active: false }).then(
        (table) => table.TableStatus,
        () => undefined,
      );
      if (reached(status)) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const execute = async (operation: string, given: Input): Promise<unknown> => {
    const input = withTableNames(given);
    checkInput(input);
    switch (operation) {
      case 'TransactWriteItems':
        return transactions.write(input);
      case 'TransactGetItems':
        return transactions.read(input);
      case 'UpdateTimeToLive':
        return timeToLive.update(input);
      case 'DescribeTimeToLive':
        return timeToLive.describe(input);
      case 'DescribeContinuousBackups':
        await tables.table(String(input['TableName']), { active: false });
        return {
          ContinuousBackupsDescription: {
            ContinuousBackupsStatus: 'ENABLED',
            PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
          },
        };
    }
    if (!isDynaliteOperation(operation)) {
      throw new DynamodbError(
        'com.amazon.coral.service#UnknownOperationException',
        `The local cloud does not implement dynamodb:${operation}`,
      );
    }
    // Read before `validate`, which takes out of the input what dynalite does not know.
    const returnsOld = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
    const data = tables.validate(operation, input);
    const tableName = String(data['TableName']);
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return write(operation, data, returnsOld);
      case 'CreateTable':
      case 'UpdateTable': {
        await tables.run(operation, data);
        await untilTable(tableName, (status) => status === 'ACTIVE');
        if (operation === 'CreateTable') await stampTable(tableName);
        return { TableDescription: await tables.table(tableName) };
      }
      case 'DeleteTable': {
        const answer = await tables.run(operation, data);
        await untilTable(tableName, (status) => status === undefined);
        timeToLive.forget(tableName);
        return answer;
      }
    }
    return tables.run(operation, data);
  };

  const write = async (operation: DynaliteOperation, data: Input, returnsOld: boolean): Promise<unknown> => {
    if (!returnsOld) return tables.run(operation, data);
    let existing: unknown;
    const view: DynaliteStore = Object.assign(Object.create(tables.store) as DynaliteStore, {
      getItemDb(tableName: string): DynaliteItemDatabase {
        const items = tables.store.getItemDb(tableName);
        return {
          ...items,
          get(key, callback) {
            items.get(key, (error, item) => {
              existing = item;
              callback(error, item);
            });
          },
        };
      },
    });
    try {
      return await tables.run(operation, data, view);
    } catch (error) {
      const failed = error instanceof DynamodbError && error.code === 'ConditionalCheckFailedException';
      if (!failed || existing === undefined) throw error;
      throw new DynamodbError(error.type, error.message, { Item: existing });
    }
  };

  /** dynalite dates a table by the machine's clock. */
  const stampTable = async (tableName: string) => {
    const table = await tables.table(tableName);
    table.CreationDateTime = cloud.clock.now() / 1_000;
    await new Promise((resolve) => tables.store.tableDb.put(tableName, table, resolve));
  };

  /** Parsed once: the gateway asks what a request needs, then for its answer. */
  const inputs = new WeakMap<HttpPassThroughRequest, Input | undefined>();
  const inputOf = (request: HttpPassThroughRequest) => {
    if (!inputs.has(request)) inputs.set(request, safeParseInput(request.body));
    return inputs.get(request);
  };

  const answer = (
    request: HttpPassThroughRequest,
    statusCode: number,
    value: unknown,
  ): HttpPassThroughResponse => {
    const body = Buffer.from(JSON.stringify(value));
    return {
      statusCode,
      headers: {
        'content-type': String(request.headers['content-type'] ?? 'application/x-amz-json-1.0'),
        'x-amzn-requestid': randomUUID(),
        'x-amz-crc32': String(crc32(body)),
      },
      body,
    };
  };

  return {
    service: 'dynamodb',
    describe(request) {
      const operation = toOperation(request);
      const input = inputOf(request) ?? {};
      return { name: operation, permissions: dynamodbPermissions(cloud, operation, withTableNames(input)) };
    },
    async handle(request) {
      const input = inputOf(request);
      if (input === undefined) {
        return answer(request, 400, { __type: 'com.amazon.coral.service#SerializationException' });
      }
      try {
        return answer(request, 200, await execute(toOperation(request), input));
      } catch (error) {
        if (!(error instanceof AwsError)) {
          return answer(request, 500, {
            __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
            message: error instanceof Error ? error.message : String(error),
          });
        }
        const { type, members } = error instanceof DynamodbError ? error : { type: error.code, members: {} };
        return answer(request, error.statusCode, { __type: type, message: error.message, ...members });
      }
    },
    refuse: (request, { code, message, statusCode }) =>
      answer(request, statusCode, { __type: `com.amazon.coral.service#${code}`, Message: message, message }),
    call: (operation, input) => execute(operation, toWireInput(input) as Input),
    inspect: async () => ({
      tables: (await tables.tables()).map(({ table: { TableName, KeySchema }, items }) => ({
        name: TableName,
        arn: `arn:aws:dynamodb:${cloud.region}:${cloud.accountId}:table/${TableName}`,
        keySchema: KeySchema,
        timeToLiveAttribute: timeToLive.attributeOf(TableName),
        items,
      })),
    }),
    empty: tables.empty,
    close: tables.close,
  };
}

function isDynaliteOperation(operation: string): operation is DynaliteOperation {
  return (dynaliteOperations as readonly string[]).includes(operation);
}

function toOperation({ headers }: HttpPassThroughRequest): string {
  const target = String(headers['x-amz-target'] ?? '');
  return target.slice(target.indexOf('.') + 1);
}

function safeParseInput(body: Uint8Array): Input | undefined {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  if (isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Input)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes as base64, as they stand in JSON. */
function toWireInput(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toWireInput);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toWireInput(member)]));
}

/** DynamoDB takes a table's ARN wherever it takes its name. */
function withTableNames(input: Input): Input {
  const tableName = input['TableName'];
  if (typeof tableName !== 'string' || !tableName.startsWith('arn:')) return input;
  return { ...input, TableName: tableName.slice(tableName.indexOf('/') + 1) };
}
