import { createRequire } from 'node:module';
import db from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import { toDynamodbError } from './dynamodb-error.ts';

const load = createRequire(import.meta.url);

/** Operations that dynalite answers by itself. */
export const dynaliteOperations = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
] as const;

export type DynaliteOperation = (typeof dynaliteOperations)[number];

type Action = (store: DynaliteStore, data: unknown, callback: DynaliteCallback) => void;
interface Validation {
  readonly types: unknown;
  readonly custom: unknown;
}

const operations = new Map(
  dynaliteOperations.map((operation) => {
    const file = `${operation[0]!.toLowerCase()}${operation.slice(1)}.js`;
    return [
      operation,
      {
        action: load(`dynalite/actions/${file}`) as Action,
        validation: load(`dynalite/validations/${file}`) as Validation,
      },
    ] as const;
  }),
);

export interface TableContent {
  readonly table: DynaliteTable;
  /** In DynamoDB's own form: `{ pk: { S: 'ORDER#1' } }`. */
  readonly items: readonly DynaliteItem[];
}

/** dynalite without its HTTP server. */
export interface TableStore {
  readonly store: DynaliteStore;
  /** Checks an input as DynamoDB does and gives it the form that `run` takes. @throws {DynamodbError} */
  validate(operation: DynaliteOperation, input: Record<string, unknown>): Record<string, unknown>;
  /** @param store another view of the tables. @throws {DynamodbError} */
  run(operation: DynaliteOperation, data: Record<string, unknown>, store?: DynaliteStore): Promise<unknown>;
  /** @throws {DynamodbError} ResourceNotFoundException. */
  table(tableName: string, options?: { readonly active: boolean }): Promise<DynaliteTable>;
  /** Every table with every item of it. */
  tables(): Promise<readonly TableContent[]>;
  /** Removes every item of every table. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export interface TableStoreOptions {
  readonly accountId: string;
  readonly region: string;
  /** Folder of the database. @default in memory */
  readonly path?: string;
}

export function createTableStore({ accountId, region, path }: TableStoreOptions): TableStore {
  const store = db.create({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(path === undefined ? {} : { path }),
  });
  store.tableDb.awsAccountId = accountId;
  store.tableDb.awsRegion = region;

  const all = async <Value>(prefix: string): Promise<readonly Value[]> => {
    const values: Value[] = [];
    for await (const [, value] of store.db.iterator<Value>({ gte: prefix, lt: `${prefix}\uffff` })) {
      values.push(value);
    }
    return values;
  };

  return {
    store,
    validate(operation, input) {
      const { types, custom } = operations.get(operation)!.validation;
      try {
        const data = validations.checkTypes(input, types);
        validations.checkValidations(data, types, custom, store);
        return data;
      } catch (error) {
        throw toDynamodbError(error);
      }
    },
    run: (operation, data, view = store) =>
      fromCallback((callback) => operations.get(operation)!.action(view, data, callback)),
    table: (tableName, { active } = { active: true }) =>
      fromCallback<DynaliteTable>((callback) => store.getTable(tableName, active, callback)),
    async tables() {
      const tables: TableContent[] = [];
      // The prefixes under which dynalite keeps tables and items.
      for (const table of await all<DynaliteTable>('table~')) {
        tables.push({ table, items: await all<DynaliteItem>(`item-${table.TableName}~`) });
      }
      return tables;
    },
    async empty() {
      // "." is the character after "-".
      await store.db.clear({ gte: 'item-', lt: 'item.' });
      await store.db.clear({ gte: 'index-', lt: 'index.' });
    },
    async close() {
      await fromCallback((callback) => store.db.close(callback));
    },
  };
}

/** Awaits one of dynalite's callbacks. @throws {DynamodbError} */
export function fromCallback<Value = unknown>(
  start: (callback: DynaliteCallback<Value>) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(toDynamodbError(error)) : resolve(value as Value)));
  });
}
